import { el } from './field-dom.js';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const oldest = 130;

const narrow = (text) => text.replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** A number as the server reads it: full-width digits and spaces are forgiven. */
export const plain = (text) => narrow(text).replace(/\s/g, '').replace(/[xＸｘ×]/g, 'X');

const isDay = (year, month, day) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** What is wrong with an identity number; the same sentences as the server's. The old kind has 15 digits and no check character. */
function residentId(text) {
  const typed = plain(text);
  if (typed.length !== 15 && typed.length !== 18) return `身份证号应为 18 位，现在是 ${typed.length} 位。请对照证件重新填写。`;
  if (!/^(\d{15}|\d{17}[\dX])$/.test(typed)) return '身份证号只能是数字，最后一位可以是 X。请检查有没有混入字母或符号。';
  const born = typed.length === 15 ? `19${typed.slice(6, 12)}` : typed.slice(6, 14);
  const [year, month, day] = [born.slice(0, 4), born.slice(4, 6), born.slice(6)].map(Number);
  const now = new Date();
  if (!isDay(year, month, day)) return `身份证号第 7 至 14 位“${born}”不是一个真实的日期。请核对证件。`;
  if (new Date(year, month - 1, day) > now) return `身份证号里的出生日期 ${year}年${month}月${day}日 还没有到。请核对证件。`;
  if (new Date(year + oldest + 1, month - 1, day) <= now) return `身份证号里的出生日期 ${year}年${month}月${day}日 超过 130 年。请核对证件。`;
  const sum = weights.reduce((all, weight, place) => all + weight * Number(typed[place]), 0);
  return typed.length === 18 && '10X98765432'[sum % 11] !== typed[17] ? '身份证号校验位不对，可能抄错了一位。请对照证件逐位核对。' : null;
}

function phone(text) {
  const digits = narrow(text).replace(/[^\d+]/g, '').replace(/^\+86/, '').replace(/^86(?=\d{11}$)/, '');
  return /^(1[3-9]\d{9}|0\d{9,11}|[2-8]\d{6,7})$/.test(digits) ? null : '电话应为 11 位手机号，或带区号的座机，例如 0759-3312345。';
}

const checks = { 'resident-id': residentId, phone };

/** “field:pattern” holds when the value of that field fits; an empty condition always holds. */
function holds(form, condition) {
  const [name, pattern] = condition.split(/:(.*)/s);
  return !pattern || new RegExp(pattern).test(form.elements[name].value.trim());
}

const isTick = (field) => field.type === 'checkbox';
const valueOf = (form, field) => (isTick(field) ? (field.checked ? field.value : '') : form.elements[field.name].value.trim());
const boxOf = (form, name) => form.querySelector(`[name="${CSS.escape(name)}"]`)?.closest('.field');
const labelOf = (form, name) => boxOf(form, name).querySelector('legend, label').firstChild.textContent.trim();

function missing(form, field) {
  const label = labelOf(form, field.name) || field.closest('label').textContent.trim();
  return isTick(field) ? `请先确认“${label}”，再打勾。` : `${label}没有${field.matches('select, [type=radio]') ? '选' : '填'}。`;
}

/**
 * What the device itself can see, in the order of the form: data-must (a condition, or empty) on what may not stay empty, data-check with
 * data-check-when on what has a form of its own. The server judges everything again.
 */
export function faultsOf(form) {
  const faults = [];
  for (const field of form.querySelectorAll('[data-must], [data-check]')) {
    const { must, check, checkWhen } = field.dataset;
    if (faults.some((fault) => fault.field === field.name)) continue;
    const value = valueOf(form, field);
    const sentence = value === ''
      ? must !== undefined && holds(form, must) && missing(form, field)
      : check && holds(form, checkWhen ?? '') && checks[check](value);
    if (sentence) faults.push({ field: field.name, sentence });
  }
  return faults;
}

/** Shows each sentence beside its field and all of them above the form. */
export function mark(form, faults) {
  form.querySelectorAll('[data-mark]').forEach((node) => node.remove());
  form.querySelectorAll('.field.wrong').forEach((box) => box.classList.remove('wrong'));
  for (const { field, sentence } of faults) {
    const box = field && boxOf(form, field);
    box?.classList.add('wrong');
    box?.append(el('p', { className: 'error', 'data-mark': '' }, sentence));
  }
  if (faults.length === 0) return;
  const all = el('div', { className: 'errors', role: 'alert', tabIndex: -1, 'data-mark': '' },
    el('h2', {}, faults.length === 1 ? '有一处要改' : `有 ${faults.length} 处要改`), el('ul', {}, ...faults.map(({ sentence }) => el('li', {}, sentence))));
  form.prepend(all);
  all.focus();
}

/** What was typed, without what is empty. */
export const valuesOf = (form) =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ''));

/** Puts values back; what has none, and what the server put into hidden fields, stays as the page brought it. */
export function fill(form, values) {
  form.reset();
  for (const field of form.elements) {
    const value = values[field.name];
    if (value === undefined || field.type === 'hidden') continue;
    if (isTick(field) || field.type === 'radio') field.checked = value === field.value;
    else field.value = value;
  }
}
