// The inbox, live: the number on the bell, and the list where it is shown. EventSource reconnects by itself with the last id it has seen.

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

if (bell()?.dataset.live) {
  const source = new EventSource(bell().dataset.live);
  source.addEventListener('unread', event => showUnread(JSON.parse(event.data).count));
  source.addEventListener('notice', event => {
    const say = document.querySelector('[data-live-say]');
    if (say) say.textContent = JSON.parse(event.data).title;
    refreshList();
  });
  window.addEventListener('pagehide', () => source.close());
}
