// Questions of a form that depend on others come and go as those are answered. Without script all are there, each with its condition in words.
import { isAsked, read } from "./conditions.js";

const parts = { Date: ["day", "month", "year"], DateTime: ["day", "month", "year", "time"] };

/** The answers to a question of the page; none where the question itself is not asked. */
function answersOf(form, name, type) {
  const boxes = (parts[type]?.map((part) => `${name}:${part}`) ?? [name]).flatMap((one) => [...form.querySelectorAll(`[name="${CSS.escape(one)}"]`)]);
  if (boxes.length === 0 || boxes[0].closest(".cdop-when[hidden]")) {
    return [];
  }

  if (boxes[0].type === "radio" || boxes[0].type === "checkbox") {
    return boxes.filter((box) => box.checked && box.value !== "").flatMap((box) => {
      const other = box.value === "+other" && document.getElementById(`${name}:other`).value.trim();
      return other === "" ? [] : [{ value: other || box.value }];
    });
  }

  if (boxes[0].tagName === "TEXTAREA") {
    return boxes[0].value.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((value) => ({ value }));
  }

  const value = read(type, boxes.map((box) => box.value));
  const unit = document.getElementById(`${name}:unit`);
  return value === null || unit?.value === "" ? [] : [{ value, unit: unit?.value ?? boxes[0].dataset.unit }];
}

/** Shows and hides, in the order of the form, so that each looks at what is settled above it. */
export function followAnswers() {
  document.querySelectorAll("form:has([data-when])").forEach((form) => {
    const items = [...form.querySelectorAll("[data-when]")].map((element) => [element, JSON.parse(element.dataset.when)]);
    const follow = () => items.forEach(([element, when]) => {
      element.hidden = !isAsked(when, (name, type) => answersOf(form, name, type));
      element.removeAttribute("data-shown");
    });
    form.addEventListener("input", follow);
    follow();
  });
}
