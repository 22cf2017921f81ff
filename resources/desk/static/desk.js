// Asks every few seconds whether somebody calls, and puts the answer into the page. Without it the pages work all the same.
"use strict";

const EVERY_MS = 3000;
const told = document.querySelector("[data-told]");
const badge = document.querySelector("[data-calls]");
const list = document.querySelector("[data-calls-list]");
let before = null;

async function ask(path) {
  const answer = await fetch(path, { credentials: "same-origin", cache: "no-store" });
  if (answer.status === 401) location.assign("/desk/sign-in?notice=sign-in-ended");
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

function show(count) {
  badge.hidden = count === 0;
  badge.textContent = String(count);
  badge.setAttribute("aria-label", `${count}件`);
  if (before !== null && count > before) told.textContent = `よび出しが ${count}件あります`;
  before = count;
}

async function look() {
  try {
    const { calls } = await (await ask("/desk/now")).json();
    const changed = before !== calls || list?.dataset.stale;
    const fresh = list && changed ? await (await ask("/desk/calls/list")).text() : null;
    // Count and list change in one moment, and never under somebody's hands: a button that has the focus
    // stays until it was used.
    show(calls);
    if (fresh !== null && list.contains(document.activeElement)) list.dataset.stale = "yes";
    else if (fresh !== null) {
      list.innerHTML = fresh;
      delete list.dataset.stale;
    }
    document.body.classList.remove("cut-off");
  } catch {
    document.body.classList.add("cut-off");
  }
  setTimeout(look, EVERY_MS);
}

document.querySelector("[data-print]")?.addEventListener("click", () => print());
if (badge) look();
