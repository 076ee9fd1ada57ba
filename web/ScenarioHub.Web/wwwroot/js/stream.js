// Streams of events that come back. EventSource by itself gives up after any answer that is no stream, such as a gateway's 502 while it starts, and
// otherwise returns after the same pause in every browser, so that all pages of a gateway that was restarted would come at once.

const shortest = 1000;
const longest = 60000;

/** How long to wait before the try with this number, from 0: doubled each time up to a minute, and drawn at random from the upper half. */
export function pauseBefore(tries, random = Math.random()) {
  const bound = Math.min(longest, shortest * 2 ** tries);
  return bound / 2 + random * bound / 2;
}

/** Opens a stream, and opens it anew from the last id that was seen whenever it is lost. Returns what ends it. */
export function follow(address, listeners) {
  let source, timer, last = '', tries = 0;

  function open() {
    const url = new URL(address, location.href);
    if (last) url.searchParams.set('after', last);
    source = new EventSource(url);
    for (const [kind, hear] of Object.entries(listeners)) {
      source.addEventListener(kind, event => {
        // An answer that only begins is none yet: the pauses start anew with the first event.
        tries = 0;
        if (event.lastEventId) last = event.lastEventId;
        hear(event);
      });
    }
    source.addEventListener('error', () => {
      source.close();
      clearTimeout(timer);
      timer = setTimeout(open, pauseBefore(tries++));
    });
  }

  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
