CREATE TABLE applications (
    application_id VARCHAR(36) NOT NULL, kiosk_id VARCHAR(60) NOT NULL, procedure VARCHAR(60) NOT NULL,
    office VARCHAR(100) NOT NULL, day VARCHAR(10) NOT NULL, number INTEGER NOT NULL, received_at VARCHAR(40) NOT NULL,
    status VARCHAR(20) NOT NULL, content_digest VARCHAR(60) NOT NULL, body BINARY NOT NULL,
    PRIMARY KEY (application_id), UNIQUE (office, day, number)
);
CREATE TABLE receipt_counters (
    office VARCHAR(100) NOT NULL, day VARCHAR(10) NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (office, day)
);
CREATE TABLE challenges (
    challenge_id VARCHAR(100) NOT NULL, nonce VARCHAR(43) NOT NULL, kiosk_id VARCHAR(60) NOT NULL,
    issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, kept_until INTEGER NOT NULL, used_by VARCHAR(36),
    PRIMARY KEY (challenge_id)
);
CREATE TABLE staff_calls (
    staff_call_id VARCHAR(36) NOT NULL, kiosk_id VARCHAR(60) NOT NULL, call TEXT NOT NULL, received_at VARCHAR(40) NOT NULL,
    PRIMARY KEY (staff_call_id)
);
CREATE TABLE heartbeats (
    kiosk_id VARCHAR(60) NOT NULL, document TEXT NOT NULL, received_at VARCHAR(40) NOT NULL, PRIMARY KEY (kiosk_id)
);
INSERT INTO applications VALUES ('019a0000-0000-7000-8000-000000000001', 'oji-01', 'juminhyo', '王子', '2026-11-23', 101,
    '2026-11-23T10:15:00+09:00', 'received', 'sha-256=:first:', CAST('sealed' AS BINARY));
INSERT INTO receipt_counters VALUES ('王子', '2026-11-23', 101);
INSERT INTO challenges VALUES ('c-1', 'N', 'oji-01', 100, 200, 300, '019a0000-0000-7000-8000-000000000001');
INSERT INTO staff_calls VALUES ('019a0000-0000-7000-8000-000000000002', 'oji-01', '{"screen": "pin"}', '2026-11-23T10:15:00+09:00');
INSERT INTO heartbeats VALUES ('oji-01', '{"queued": 3}', '2026-11-23T10:15:00+09:00');
