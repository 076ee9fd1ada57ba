// Ordering the rows of a list by dragging, or by the buttons beside each row. A table body is [data-order], a row has a number field
// [data-place]; the numbers are what is posted, so that without script they can be typed instead.

const rows = body => [...body.querySelectorAll(':scope > tr')];
let dragged;

function renumber(body) {
  rows(body).forEach((row, i) => { row.querySelector('[data-place]').value = i + 1; });
}

function tell(row) {
  const body = row.parentElement;
  const live = document.querySelector('[data-order-live]');
  if (live) live.textContent = live.dataset.words.replace('{0}', row.dataset.name).replace('{1}', rows(body).indexOf(row) + 1);
}

function move(row, step) {
  const body = row.parentElement;
  const all = rows(body);
  const target = all[all.indexOf(row) + step];
  if (!target) return;
  if (step < 0) body.insertBefore(row, target);
  else body.insertBefore(target, row);
  renumber(body);
  tell(row);
}

/** Shows the buttons and makes rows draggable on the page that was just drawn. */
export function show() {
  for (const body of document.querySelectorAll('[data-order]')) {
    for (const row of rows(body)) row.draggable = true;
    for (const button of body.querySelectorAll('[data-move]')) button.hidden = false;
  }
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-order] [data-move]');
  if (!button) return;
  move(button.closest('tr'), button.dataset.move === 'up' ? -1 : 1);
  button.focus();
});

document.addEventListener('change', event => {
  const field = event.target.closest('[data-order] [data-place]');
  if (!field) return;
  const row = field.closest('tr');
  const body = row.parentElement;
  const place = Number.parseFloat(field.value);
  if (Number.isNaN(place)) return;
  const others = rows(body).filter(other => other !== row);
  body.insertBefore(row, others[Math.max(0, Math.ceil(place) - 1)] ?? null);
  renumber(body);
  tell(row);
});

document.addEventListener('dragstart', event => {
  dragged = event.target.closest?.('[data-order] > tr');
  if (!dragged) return;
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', dragged.dataset.name);
  dragged.classList.add('is-dragged');
});

document.addEventListener('dragover', event => {
  const over = dragged && event.target.closest('[data-order] > tr');
  if (!over || over.parentElement !== dragged.parentElement) return;
  event.preventDefault();
  if (over === dragged) return;
  const box = over.getBoundingClientRect();
  over.parentElement.insertBefore(dragged, event.clientY < box.top + box.height / 2 ? over : over.nextSibling);
});

document.addEventListener('dragend', () => {
  if (!dragged) return;
  dragged.classList.remove('is-dragged');
  renumber(dragged.parentElement);
  tell(dragged);
  dragged = undefined;
});

show();
