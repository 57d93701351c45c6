// biome-ignore-all lint: read by browsers of any age, so in the oldest words there are
/**
 * Runs before the app, in any browser: says what to do where the app cannot run, fetches its script and style again when they
 * did not come, and says so when starting throws. Written in ECMAScript 5; the words are in the page (build/web/page.ts).
 * The app says that it stands by `data-open` on the document.
 */
(function () {
  var isOld = false;
  var isShown = '';

  // How this device is set for the hands and eyes that use it (app/office/comfort.tsx), before anything is drawn.
  try {
    document.documentElement.setAttribute('data-comfort', localStorage.getItem('alongside.comfort') || '');
  } catch (refused) {
    document.documentElement.setAttribute('data-comfort', '');
  }

  function draw() {
    var page = document.getElementById('boot');
    if (page === null || isShown === '') return;
    page.className = 'boot boot-now';
    var parts = page.querySelectorAll('[data-at]');
    for (var index = 0; index < parts.length; index += 1) {
      var part = parts[index] as HTMLElement;
      part.hidden = part.getAttribute('data-at') !== isShown;
    }
  }

  function show(what: string) {
    if (document.documentElement.hasAttribute('data-open')) return;
    isShown = isOld ? 'old' : what;
    draw();
  }

  function needs() {
    var found = [
      window.fetch,
      window.Promise && Promise.prototype.finally,
      window.AbortController,
      window.ReadableStream,
      window.HTMLDialogElement,
      window.Intl && Intl.ListFormat,
      Object.fromEntries,
      String.prototype.replaceAll,
    ];
    for (var index = 0; index < found.length; index += 1) if (!found[index]) return false;
    return true;
  }

  // A failed file is fetched by an element of its own; growing pauses, at once when the network is back.
  function again(element: HTMLElement, times: number) {
    var copy = document.createElement(element.tagName);
    for (var index = 0; index < element.attributes.length; index += 1) {
      var attribute = element.attributes[index] as Attr;
      copy.setAttribute(attribute.name, attribute.value);
    }
    copy.setAttribute('data-times', String(times + 1));
    var isDone = false;
    var go = function () {
      if (isDone) return;
      isDone = true;
      window.removeEventListener('online', go);
      document.head.appendChild(copy);
    };
    window.addEventListener('online', go);
    setTimeout(go, Math.min(5000, 500 * Math.pow(2, times)));
  }

  window.addEventListener(
    'error',
    function (event) {
      var target = event.target as HTMLElement | null;
      var name = target === null ? undefined : target.tagName;
      if (name === 'SCRIPT' || name === 'LINK') {
        if (!target!.hasAttribute('data-boot')) return;
        if (name === 'SCRIPT') show('away');
        again(target!, Number(target!.getAttribute('data-times')));
        return;
      }
      // A script that this browser cannot read: its language is older than the app's.
      if (/SyntaxError/.test(event.message)) isOld = true;
      if (event.message) show('stopped');
    },
    true,
  );
  window.addEventListener('unhandledrejection', function () {
    show('stopped');
  });
  document.addEventListener('DOMContentLoaded', draw);

  isOld = !needs();
  if (isOld) show('old');
  (window as unknown as { alongsideBoot: unknown }).alongsideBoot = { show: show, isOld: isOld };
})();
