// The inbox, live: the number on the bell, and the list where it is shown.

import { follow } from './stream.js';

const bell = () => document.querySelector('[data-bell]');

function showUnread(count) {
  const link = bell();
  if (!link) return;
  const badge = link.querySelector('[data-unread]');
  badge.hidden = count === 0;
  badge.textContent = count > 99 ? '99+' : count;
  link.setAttribute('aria-label', link.dataset.words.replace('{0}', badge.textContent));
}

async function refreshList() {
  const shown = document.querySelector('[data-live-list]');
  if (!shown || shown.querySelector('input[name=Picked]:checked')) return;
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live-list]');
  if (fresh) shown.replaceWith(fresh);
}

function start() {
  return follow(bell().dataset.live, {
    unread: event => showUnread(JSON.parse(event.data).count),
    notice: event => {
      const say = document.querySelector('[data-live-say]');
      if (say) say.textContent = JSON.parse(event.data).title;
      refreshList();
    },
    heartbeat: () => {},
  });
}

if (bell()?.dataset.live) {
  let end = start();
  window.addEventListener('pagehide', () => end());

  // A page that the browser had put aside is shown again.
  window.addEventListener('pageshow', event => {
    if (event.persisted) end = start();
  });
}
