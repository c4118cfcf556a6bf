// Keeps what is typed in a form on the server while it is typed, by the same post that its button sends. Without script the
// buttons do it. Nothing is kept in the browser.
const every = 10_000;

// Whoever stops typing for so long finds it kept, also where they read the page again at once.
const pause = 1_500;

const cutOff = "Not saved: there is no connection. What you typed is still here. Press the button again once it is back.";

const handedIn = "Not saved: this form was handed in meanwhile.";

const words = {
  401: "Your session has ended. What you typed is still here: press a save button, and come in again.",
  409: "Not saved: somebody else answered here meanwhile. Press a save button to see both.",
  410: "Not sent: this form was handed in meanwhile. Press a save button to see what you can do.",
  413: "Not saved: this is too much. Shorten it, then save.",
};

// What a page says of all that is kept is shown anew, as the page that answers says it.
function showAnew(page) {
  document.querySelectorAll("[data-live]").forEach((place) => {
    const other = page.getElementById(place.id);
    if (other && other.innerHTML !== place.innerHTML) {
      place.replaceChildren(...other.childNodes);
    }
  });
}

// When it was kept, what the section holds now, and the page as it is now where it answers with itself.
async function keptBy(answer) {
  if (!answer.headers.get("Content-Type").startsWith("text/html")) {
    const { at, seen } = await answer.json();
    return { says: `Saved at ${at}`, seen };
  }

  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page.querySelector("form[data-autosave]");
  return { says: form.querySelector("[data-autosave-says]").textContent, seen: form.elements.namedItem("seen").value, page };
}

/** Saves each form that asks for it, at most one post at a time, and says when. */
export function saveAsTyped() {
  document.querySelectorAll("form[data-autosave]").forEach((form) => {
    const place = form.querySelector("[data-autosave-says]");
    const seen = form.elements.namedItem("seen");
    const typed = () => {
      const fields = new URLSearchParams(new FormData(form));
      fields.delete("seen");
      return fields.toString();
    };
    let saved = typed();
    let under = null;
    let stopped = false;

    const say = (text, failed) => {
      place.textContent = text;
      place.classList.toggle("cdop-saved-at--failed", failed);
    };

    const send = async (fields, keepalive) => {
      const body = new URLSearchParams(fields);
      body.set("seen", seen.value);
      const answer = await fetch(form.action, { method: "POST", body, keepalive, redirect: "manual", headers: { Accept: "application/json" } }).catch(() => null);
      if (answer?.ok) {
        const kept = await keptBy(answer);
        seen.value = kept.seen;
        saved = fields;
        say(kept.says, false);
        if (kept.page) {
          showAnew(kept.page);
        }
      } else {
        // What the person has to settle is not tried again and again behind their back.
        const isOver = answer?.type === "opaqueredirect";
        stopped = isOver || (answer !== null && answer.status in words);
        say(isOver ? handedIn : words[answer?.status] ?? "Not saved yet. What you typed is still here, and we try again in 10 seconds.", true);
      }
    };

    const save = (keepalive = false) => {
      const fields = typed();
      if (under === null && !stopped && fields !== saved) {
        under = send(fields, keepalive).finally(() => {
          under = null;
        });
      }
    };

    // A button pressed while something is being saved waits for it, so that nobody is in their own way. Where the server cannot be
    // reached, or does not answer within a few seconds, the page stays: the page of a lost connection would take what was typed with it.
    let goes = false;
    form.addEventListener("submit", async (event) => {
      if (goes) {
        return;
      }

      const { submitter } = event;
      event.preventDefault();
      event.stopImmediatePropagation();
      const before = stopped;
      stopped = true;
      await under;
      const answer = await fetch("/health/live", { cache: "no-store", signal: AbortSignal.timeout(5000) }).catch(() => null);
      if (answer?.ok) {
        goes = true;
        form.requestSubmit(submitter);
      } else {
        stopped = before;
        say(cutOff, true);
      }
    });
    form.addEventListener("change", () => save());
    let resting = null;
    form.addEventListener("input", () => {
      clearTimeout(resting);
      resting = setTimeout(() => save(), pause);
    });
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save(true));
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
    setInterval(() => save(), every);
  });
}
