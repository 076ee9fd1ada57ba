// What makes pages easier with script; without it everything still works.

function ready(root) {
  for (const button of root.querySelectorAll('[data-copy]')) button.hidden = !navigator.clipboard;
  for (const all of root.querySelectorAll('[data-bulk-all]')) all.hidden = false;
  for (const form of root.querySelectorAll('form.bulk')) countPicked(form);
  root.querySelector('[data-focus]')?.focus();
  if (root.querySelector('[data-autosave]')) import('./autosave.js').then(autosave => autosave.start());
  const done = root.querySelector('[data-autosave-done]');
  if (done) import('./autosave.js').then(autosave => autosave.done(done));
  if (root.querySelector('[data-order]')) import('./order.js').then(order => order.show());
  if (root.querySelector('[data-keys]')) import('./queue.js').then(queue => queue.show());
  if (root.querySelector('[data-import]')) import('./imports.js').then(imports => imports.watch());
  if (root.querySelector('[data-custody]')) import('./custody.js');
  if (root.querySelector('[data-verify]')) import('./verify.js').then(verify => verify.watch());
}

function countPicked(form) {
  const boxes = [...form.querySelectorAll('input[name=Picked]')];
  const picked = boxes.filter(box => box.checked).length;
  const count = form.querySelector('[data-bulk-count]');
  if (count) count.textContent = count.dataset.words.replace('{0}', picked);
  const all = form.querySelector('[data-bulk-all] input');
  if (all) {
    all.checked = boxes.length > 0 && picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  }
}

document.addEventListener('click', async event => {
  const copy = event.target.closest('[data-copy]');
  if (copy) {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.classList.add('is-done');
    copy.setAttribute('aria-label', copy.dataset.done);
  }
  if (event.target.closest('[data-print]')) window.print();
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

document.addEventListener('change', event => {
  const form = event.target.closest('form.bulk');
  if (form) {
    if (event.target.closest('[data-bulk-all]')) {
      for (const box of form.querySelectorAll('input[name=Picked]')) box.checked = event.target.checked;
    }
    countPicked(form);
  }
  if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
});

// One click, one post. The button is only marked, not disabled, so that its own name and value are posted.
document.addEventListener('submit', event => {
  const form = event.target;
  if (!form.matches('[data-once]')) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
  event.submitter?.setAttribute('aria-busy', 'true');
});
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('[data-sent]')) delete form.dataset.sent;
});

const busy = on => document.documentElement.classList.toggle('is-loading', on);
Blazor.addEventListener('enhancednavigationstart', () => {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) menu.open = false;
  busy(true);
});
Blazor.addEventListener('enhancednavigationend', () => busy(false));
Blazor.addEventListener('enhancedload', () => ready(document));
ready(document);
