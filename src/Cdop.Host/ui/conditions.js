// Which questions are asked, as the server decides it too (FormAnswers, PostedSection): a test compares the two.

const months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const twoDigits = (number) => String(number).padStart(2, "0");

function readDate([day, month, year]) {
  const name = month.replace(/\.+$/, "").toLowerCase();
  const m = /^[0-9]{1,4}$/.test(month) ? Number(month) : name.length < 3 ? 0 : months.findIndex((one) => one.startsWith(name)) + 1;
  const [d, y] = [Number(day), Number(year)];
  if (!/^[0-9]{1,4}$/.test(day) || !/^[0-9]{4}$/.test(year) || m < 1 || m > 12 || y < 1900 || y > 2100 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) {
    return null;
  }

  return `${y}-${twoDigits(m)}-${twoDigits(d)}`;
}

function readTime(typed) {
  const match = /^([0-9]{1,2})(?:[:.\sh]?([0-9]{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/i.exec(typed);
  if (!match || typed.length > 12 || (!match[2] && !match[3])) {
    return null;
  }

  let hour = Number(match[1]);
  if (match[3]) {
    hour = hour >= 1 && hour <= 12 ? (hour % 12) + (match[3][0].toLowerCase() === "p" ? 12 : 0) : 24;
  }

  return hour <= 23 && Number(match[2] ?? 0) <= 59 ? `${twoDigits(hour)}:${match[2] ?? "00"}` : null;
}

const readers = {
  Whole: ([typed]) => (/^-?[0-9]{1,9}$/.test(typed) ? Number(typed) : null),
  Number: ([typed]) => (/^-?[0-9]{1,12}(\.[0-9]{1,6})?$/.test(typed) ? Number(typed) : null),
  Quantity: ([typed]) => readers.Number([typed]),
  Date: readDate,
  Time: ([typed]) => readTime(typed),
  DateTime(boxes) {
    const date = readDate(boxes);
    const time = boxes[3] ? readTime(boxes[3]) : "";
    return date === null || time === null ? null : `${date} ${time}`.trim();
  },
};

/** What the boxes of one question say, null where it is no answer. */
export function read(type, boxes) {
  const typed = boxes.map((box) => box.trim());
  return typed[0] === "" && type !== "Date" && type !== "DateTime" ? null : (readers[type] ?? (([text]) => text))(typed);
}

// Two units, or a time that is known and one that is not, on one day, cannot be compared.
function compared(type, answer, unit, condition) {
  const value = ["Whole", "Number", "Quantity"].includes(type) ? Number(condition.value) : condition.value;
  const [one, other] = [String(answer), String(value)];
  if ((type === "Quantity" && unit !== condition.unit) || (type === "DateTime" && one.length !== other.length && one.slice(0, 10) === other.slice(0, 10))) {
    return NaN;
  }

  return answer < value ? -1 : answer > value ? 1 : 0;
}

/** Whether answers, each {value, unit}, meet a condition of the form {type, op, value, unit}. */
export function isMet(condition, answers) {
  const any = (holds) => answers.some((answer) => holds(compared(condition.type, answer.value, answer.unit, condition)));
  switch (condition.op) {
    case "Exists": return (answers.length > 0) === (condition.value === "true");
    case "Equal": return any((c) => c === 0);
    case "NotEqual": return !any((c) => c === 0);
    case "Greater": return any((c) => c > 0);
    case "Less": return any((c) => c < 0);
    case "GreaterOrEqual": return any((c) => c >= 0);
    default: return any((c) => c <= 0);
  }
}

/** Whether an item is asked: {any, of}, where what is settled elsewhere is already true or false. */
export function isAsked(when, answersOf) {
  const holds = (condition) => (typeof condition === "boolean" ? condition : isMet(condition, condition.names.flatMap((name) => answersOf(name, condition.type))));
  return when.any ? when.of.some(holds) : when.of.every(holds);
}
