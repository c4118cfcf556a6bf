// What a page gains where script runs. Nothing here is needed: every page works without it.
import { saveAsTyped } from "./autosave.js";
import { followAnswers } from "./forms.js";

/** After a failed post the summary of problems is read first; after a good one, the line that says what was done. */
function startWhereItMatters() {
  const first = document.querySelector(".nhsuk-error-summary") ?? document.querySelector(".cdop-undo[tabindex]");
  first?.focus();
}

/** A link in the summary leads to its field, with the question still in sight. */
function leadToTheField(event) {
  const link = event.target.closest(".nhsuk-error-summary a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) {
    return;
  }

  event.preventDefault();
  const question = field.closest("fieldset")?.querySelector("legend") ?? field.labels?.[0] ?? field;
  question.scrollIntoView();
  field.focus({ preventScroll: true });
}

/** A second click on a button sends nothing: the first answer is on its way. */
function sendOnce(event) {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) {
    return;
  }

  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }

  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 10_000);
}

/** Going back to a page shows a form that can be sent again. */
function openAgain() {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
}

/** What a form would do is said anew as soon as something else is chosen in it. */
function sumUp() {
  document.querySelectorAll("[data-summary]").forEach((place) => {
    const { lines, words } = JSON.parse(place.dataset.summary);
    const form = place.closest("form");
    form.addEventListener("change", () => {
      const chosen = new FormData(form);
      const value = (name) => chosen.get(name) ?? "";
      const line = lines.find((one) => Object.entries(one.when).every(([name, values]) => values.includes(value(name))));
      const said = line.say.replace(/\{([\w.]+)\}/g, (_, name) => words[name]?.[value(name)] ?? value(name));

      // A field that is left by pressing the button changes in the middle of that press; a button written anew then would not be pressed.
      if (place.textContent !== said) {
        place.textContent = said;
      }
    });
  });
}

/** Five minutes before the session ends the page says when, and offers to stay. */
function watchTheSession() {
  const place = document.querySelector("[data-session-left]");
  if (!place) {
    return;
  }

  const [warning, ended] = place.querySelectorAll("template");
  const notice = 5 * 60;
  let timers = [];

  const show = (template, at) => {
    const text = template.content.cloneNode(true);
    text.querySelectorAll("[data-time]").forEach((time) => {
      time.textContent = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    });
    text.querySelector("button")?.addEventListener("click", stay);
    place.querySelector(".cdop-session")?.remove();
    place.append(text);
  };

  const begin = (seconds) => {
    const end = new Date(Date.now() + seconds * 1000);
    timers.forEach(clearTimeout);
    timers = [
      setTimeout(() => show(warning, end), Math.max(0, seconds - notice) * 1000),
      setTimeout(() => show(ended, end), seconds * 1000),
    ];
  };

  const stay = async () => {
    const answer = await fetch(place.dataset.sessionAddress, { cache: "no-store" }).catch(() => null);
    if (answer?.ok) {
      place.querySelector(".cdop-session")?.remove();
      begin(Number(place.dataset.sessionLength));
      document.querySelector("main")?.focus();
    } else {
      location.reload();
    }
  };

  begin(Number(place.dataset.sessionLeft));
}

/** Single keys, only for a person who has turned them on; never inside a field, never a decision. */
function listenForKeys() {
  const main = document.querySelector("main");
  if (document.body.dataset.keys !== "on" || !main) {
    return;
  }

  const rows = () => [...main.querySelectorAll(".cdop-table th[scope='row'] a")];
  const tabs = [...document.querySelectorAll(".cdop-tabs a")];
  const find = document.getElementById("find");

  const step = (by) => {
    const all = rows();
    const at = all.indexOf(document.activeElement);
    all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
  };

  const acts = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => find?.focus(),
    "?": () => hint.toggleAttribute("hidden"),
  };
  tabs.forEach((tab, at) => {
    acts[at + 1] = () => tab.click();
  });
  const links = [...document.querySelectorAll("a[data-key]:not([data-key=''])")];
  links.forEach((link) => {
    acts[link.dataset.key] = () => link.click();
  });

  const words = [
    rows().length > 0 && ["j", "k", "next and previous row"],
    tabs.length > 0 && ["1", String(tabs.length), "tabs"],
    ...links.map((link) => [link.dataset.key, link.dataset.does ?? link.textContent.trim()]),
    find && ["/", "find"],
    ["?", "show or hide this line"],
  ].filter(Boolean);
  const hint = document.createElement("p");
  hint.className = "cdop-keys";
  hint.append("Keys: ");
  words.forEach((word, at) => {
    word.slice(0, -1).forEach((key) => {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      hint.append(cap, " ");
    });
    hint.append(word.at(-1), at < words.length - 1 ? ", " : "");
  });
  main.append(hint);

  document.addEventListener("keydown", (event) => {
    const act = acts[event.key];
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (act && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      act();
    }
  });
}

startWhereItMatters();
watchTheSession();
listenForKeys();
followAnswers();
sumUp();
saveAsTyped();
document.addEventListener("click", leadToTheField);
document.addEventListener("submit", sendOnce);
window.addEventListener("pageshow", openAgain);
