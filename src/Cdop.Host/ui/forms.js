// Questions of a form that depend on others come and go as those are answered. Without script all are there, each with its condition in words.
import { answersIn, isAsked } from "./conditions.js";

const parts = { Date: ["day", "month", "year"], DateTime: ["day", "month", "year", "time"] };

/** The answers to a question of the page; none where the question itself is not asked. What has no control there says its own. */
function answersOf(form, name, type) {
  const place = document.getElementById(name);
  if (place.closest("[data-when][hidden]")) {
    return [];
  }

  if (place.dataset.says) {
    return JSON.parse(place.dataset.says);
  }

  const boxes = (parts[type]?.map((part) => `${name}:${part}`) ?? [name]).flatMap((one) => [...form.querySelectorAll(`[name="${CSS.escape(one)}"]`)]);
  const counting = ["radio", "checkbox"].includes(boxes[0].type) ? boxes.filter((box) => box.checked) : boxes;
  return answersIn(type, {
    boxes: counting.map((box) => box.value),
    other: document.getElementById(`${name}:other`)?.value,
    unit: document.getElementById(`${name}:unit`)?.value ?? boxes[0].dataset.unit,
  });
}

/** Shows and hides, in the order of the form, so that each looks at what is settled above it. */
export function followAnswers() {
  document.querySelectorAll("form:has([data-when])").forEach((form) => {
    const items = [...form.querySelectorAll("[data-when]:not([data-when=''])")].map((element) => [element, JSON.parse(element.dataset.when)]);
    const follow = () => items.forEach(([element, when]) => {
      element.hidden = !isAsked(when, (name, type) => answersOf(form, name, type));
      element.removeAttribute("data-shown");
    });
    form.addEventListener("input", follow);
    follow();
  });
}
