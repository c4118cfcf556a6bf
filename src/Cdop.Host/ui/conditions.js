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

// A time that London's clocks went over in spring was no time: by no offset from Greenwich, of none, one or two hours, did they show it.
const london = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hourCycle: "h23", hour: "2-digit", minute: "2-digit" });
const wasThere = (date, time) => [0, 1, 2].some((hours) => london.format(Date.parse(`${date}T${time}Z`) - hours * 3_600_000) === time);

// In a box of one line what was written in lines stands as on an envelope.
function onOneLine(text) {
  const lines = inLines(text);
  return lines.map((line, at) => (at === lines.length - 1 ? line : /\p{P}$/u.test(line) ? `${line} ` : `${line}, `)).join("");
}

const inLines = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");

const readers = {
  Whole: ([typed]) => (/^-?[0-9]{1,9}$/.test(typed) ? Number(typed) : null),
  Number: ([typed]) => (/^-?[0-9]{1,12}(\.[0-9]{1,6})?$/.test(typed) ? Number(typed) : null),
  Quantity: ([typed]) => readers.Number([typed]),
  Date: readDate,
  Time: ([typed]) => readTime(typed),
  DateTime(boxes) {
    const date = readDate(boxes);
    const time = boxes[3] ? readTime(boxes[3]) : "";
    return date === null || time === null || (time && !wasThere(date, time)) ? null : `${date} ${time}`.trim();
  },
  Line: ([text]) => onOneLine(text).normalize(),
  Text: ([text]) => text.normalize(),
};

const ticks = ["Boolean", "Choice", "OpenChoice"];

/** The answers, each {value, unit}, that the boxes of one question hold: what is typed in them, or which of them are ticked. */
export function answersIn(type, { boxes, other, unit }) {
  const typed = boxes.map((box) => box.trim());
  if (ticks.includes(type)) {
    return typed.filter((value) => value !== "" && (value !== "+other" || other.trim() !== "")).map((value) => ({ value }));
  }

  if (type === "Lines") {
    return inLines(typed[0]).map((line) => ({ value: line.normalize() }));
  }

  const isBlank = typed[0] === "" && type !== "Date" && type !== "DateTime";
  const value = isBlank ? null : readers[type](typed);
  return value === null || unit === "" ? [] : [{ value, unit }];
}

// Two units, or a time that is known and one that is not, on one day, cannot be compared.
function compared(type, answer, condition) {
  const ofNumbers = ["Whole", "Number", "Quantity"].includes(type);
  const [one, other] = [answer, condition].map(({ value }) => (ofNumbers ? Number(value) : value));
  if ((type === "Quantity" && answer.unit !== condition.unit) || (type === "DateTime" && one.length !== other.length && one.slice(0, 10) === other.slice(0, 10))) {
    return NaN;
  }

  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether answers, each {value, unit}, meet a condition of the form {type, op, answer}. */
export function isMet(condition, answers) {
  const any = (holds) => answers.some((answer) => holds(compared(condition.type, answer, condition.answer)));
  switch (condition.op) {
    case "Exists": return (answers.length > 0) === (condition.answer.value === "true");
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
