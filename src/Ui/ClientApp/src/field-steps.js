import { el } from './field-dom.js';
import { moment } from './field-moment.js';

const longest = 1280;

/** A photo made small and redrawn, so that nothing but the picture leaves the phone (no place, no camera data). */
async function small(file) {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const by = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = el('canvas', { width: Math.round(picture.width * by), height: Math.round(picture.height * by) });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.8);
}

function head(step) {
  return [el('h2', { tabIndex: -1 }, step.title), step.help && el('p', { className: 'help' }, step.help)];
}

function choice(step, value, done) {
  const options = step.options.map((option) => {
    const input = el('input', { type: 'radio', name: step.key, value: option.value, checked: option.value === value });
    input.addEventListener('click', () => done(option.value));
    return el('label', { className: 'choice' }, input, el('span', {}, option.label));
  });
  return el('fieldset', { className: 'field field-step' }, el('legend', {}, ...head(step)), el('div', { className: 'choices' }, ...options));
}

function text(step, value, done) {
  const input = el('input', { type: step.kind === 'number' ? 'number' : 'text', value: value ?? '', autocomplete: 'off', maxLength: 200, 'aria-label': step.title });
  return el('form', { className: 'field field-step', onsubmit: (event) => { event.preventDefault(); done(input.value.trim()); } },
    ...head(step), input, el('button', { className: 'button primary', type: 'submit' }, '记下'));
}

/** Every option is ticked by itself and recorded at once; the worker goes on when it is enough. */
function ticks(step, value, done, { tick, next }) {
  const ticked = new Set(value ? value.split(',') : []);
  const options = step.options.map((option) => {
    const input = el('input', { type: 'checkbox', value: option.value, checked: ticked.has(option.value) });
    input.addEventListener('change', () => {
      if (input.checked) ticked.add(option.value);
      else ticked.delete(option.value);
      tick(option, input.checked, [...ticked].join(','));
    });
    return el('label', { className: 'choice' }, input, el('span', {}, option.label));
  });
  return el('fieldset', { className: 'field field-step' }, el('legend', {}, ...head(step)), el('div', { className: 'choices' }, ...options),
    el('button', { className: 'button primary', type: 'button', onclick: next }, '下一步'));
}

const timed = (step, value, done, { valueOf }) => el('div', { className: 'field field-step' }, ...head(step), ...moment(step, value, done, valueOf));

function photo(step, value, done) {
  const input = el('input', { type: 'file', accept: 'image/*', 'aria-label': step.title });
  input.setAttribute('capture', 'environment');
  input.addEventListener('change', async () => { if (input.files[0]) done(await small(input.files[0])); });
  return el('div', { className: 'field field-step' }, ...head(step),
    value && el('p', {}, '已经拍过。再拍一张，会多留一张。'), input);
}

function sign(step, value, done) {
  const canvas = el('canvas', { width: 640, height: 260, className: 'field-sign', 'aria-label': '在这里签名', role: 'img' });
  const pen = canvas.getContext('2d');
  Object.assign(pen, { lineWidth: 4, lineCap: 'round', lineJoin: 'round' });
  let drawn = false;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  };
  canvas.addEventListener('pointerdown', (event) => { canvas.setPointerCapture(event.pointerId); pen.beginPath(); pen.moveTo(...at(event)); });
  canvas.addEventListener('pointermove', (event) => {
    if (!event.buttons) return;
    drawn = true;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  return el('div', { className: 'field field-step' }, ...head(step), canvas, el('div', { className: 'field-moves' },
    el('button', { className: 'button', type: 'button', onclick: () => { drawn = false; pen.clearRect(0, 0, canvas.width, canvas.height); } }, '重签'),
    el('button', { className: 'button primary', type: 'button', onclick: () => drawn && done(canvas.toDataURL('image/png')) }, '记下签名')));
}

const kinds = { choice, text, number: text, moment: timed, photo, sign, ticks };

/** One step as a screen; calls done(value, more) when it is answered. `desk` is {valueOf, tick, next}. */
export const draw = (step, value, done, desk) => kinds[step.kind](step, value, done, desk);

/** Whether nothing is left to do on a step. */
export const complete = (step, value) => (step.kind === 'ticks' ? (value ?? '').split(',').filter(Boolean).length === step.options.length : value !== null);

/** What was recorded, in a word. */
export function wordOf(step, value) {
  if (step.kind === 'ticks') return `${value.split(',').filter(Boolean).length} / ${step.options.length}`;
  if (step.kind === 'moment') return new Date(value).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });
  return step.options?.find((option) => option.value === value)?.label ?? '已记录';
}
