// Runs in an isolated world of the page: the page cannot reach these timers and observers.
// Waits until what matters is there, answers a consent banner, scrolls for lazy content, and returns what it did.
async (options) => {
  const REJECT = /^(reject( all)?|decline( all)?|deny|refuse( all)?|(use |accept )?(only )?(strictly )?(necessary|essential)( cookies)?( only)?|alle ablehnen|ablehnen|nur (notwendige|erforderliche)( cookies)?|tout refuser|refuser|continuer sans accepter|rechazar( todo| todas)?|rifiuta( tutto| tutti)?|alles weigeren|weigeren|recusar( tudo)?|odrzuć( wszystkie)?|avvisa( alla)?|afvis( alle)?|отклонить( все)?)$/i;
  const ACCEPT = /^(accept( all)?( cookies)?|allow( all)?( cookies)?|agree|i agree|i accept|got it|ok(ay)?|alle(s)? akzeptieren|akzeptieren|zustimmen|einverstanden|tout accepter|accepter( et fermer)?|j'accepte|aceptar( todo| todas)?|accetta( tutto| tutti)?|alles accepteren|accepteren|akkoord|aceitar( tudo)?|akceptuj(ę)?( wszystkie)?|zaakceptuj|godkänn( alla)?|accepter alle|принять( все)?|согласен)$/i;
  const BANNER = /cookie|consent|gdpr|privacy|datenschutz|cmp|didomi|onetrust|usercentrics|truste|sp_message/i;
  const WORDS = /cookie|privacy|consent|datenschutz|rgpd|gdpr|données|datos|personuppgifter|персональн/i;
  const BUTTONS = 'button, [role="button"], a, input[type="button"], input[type="submit"]';
  const PRODUCT = 'script[type="application/ld+json"], [itemprop="price"], [itemtype*="schema.org/Product"]';

  const PLACES = '[class*="price" i], [id*="price" i], [itemprop="price"], [data-testid*="price" i], [class*="preis" i], [class*="prix" i], [class*="precio" i], [class*="prezzo" i]';
  const PRICE = /(?:[€$£¥₹₽]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|JPY|CAD|AUD|INR)\b|\b(?:kr|zł|Kč)\b)\s?\d|\d\s?(?:[€£¥₹₽]|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|INR|kr|zł|Kč)\b)/;

  const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'title']);

  const sleep = (ms) => new Promise((wake) => setTimeout(wake, ms));
  let changed = performance.now();
  const watch = new MutationObserver(() => { changed = performance.now(); });
  watch.observe(document, { childList: true, subtree: true, characterData: true });

  let shown = '';
  let readAt = -1;
  // The first words that a visitor sees, as many as matter: a page's whole text costs a layout of all of it.
  const text = () => {
    if (readAt >= changed || !document.body) return shown;
    readAt = performance.now();
    shown = '';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (shown.length < options.enoughText && walker.nextNode()) {
      const words = walker.currentNode.data.trim();
      const parent = walker.currentNode.parentElement;
      if (words && parent && !UNSEEN.has(parent.localName) && parent.checkVisibility()) shown += ` ${words}`;
    }
    return shown;
  };

  const isStatic = () => document.readyState === 'complete' &&
    ![...document.scripts].some((script) => !script.type || /javascript|module/.test(script.type));

  // Places for prices, and not a digit in any of them: a script that asks for the price changes nothing until it has it.
  const awaitsPrice = () => {
    const places = [...document.querySelectorAll(PLACES)].filter((place) => !UNSEEN.has(place.localName));
    return places.length > 0 && !places.some((place) => /\d/.test(place.textContent + (place.getAttribute('content') || place.value || '')));
  };

  const ready = async (budget) => {
    const begun = performance.now();
    let enough = false;
    for (;;) {
      const now = performance.now();
      if (document.readyState !== 'loading') {
        if (isStatic()) return;
        enough = enough || document.querySelector(PRODUCT) || text().length >= options.enoughText || PRICE.test(text());
        if (enough && (now - changed >= options.quietMs || now - begun >= options.settleMs) &&
            (now - begun >= options.priceMs || !awaitsPrice())) return;
        if (text().length >= options.someText && document.readyState === 'complete' && now - changed >= options.settleMs) return;
      }
      if (now - begun >= budget) return;
      await sleep(options.pollMs);
    }
  };

  const roots = function* (root) {
    yield root;
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) yield* roots(element.shadowRoot);
  };

  const inBanner = (element) => {
    for (let node = element, depth = 0; node && depth < 12; depth++) {
      if (node instanceof Element) {
        const marks = `${node.id} ${node.getAttribute('class') || ''} ${node.getAttribute('aria-label') || ''}`;
        if (BANNER.test(marks) && node !== document.body && node !== document.documentElement) return true;
        if (node.getAttribute('role') === 'dialog' && WORDS.test(node.textContent.slice(0, 2000))) return true;
      }
      node = node.parentNode || node.host;
    }
    return false;
  };

  const answerConsent = () => {
    for (const pattern of [REJECT, ACCEPT]) {
      for (const root of roots(document)) {
        for (const button of root.querySelectorAll(BUTTONS)) {
          const label = (button.textContent || button.value || '').trim().replace(/\s+/g, ' ');
          if (label.length > 40 || !pattern.test(label) || !inBanner(button) || !button.checkVisibility()) continue;
          button.click();
          return true;
        }
      }
    }
    return false;
  };

  const scroll = async () => {
    let steps = 0;
    if (isStatic()) return steps;  // without scripts nothing comes of it
    while (steps < options.maxScrolls && scrollY + innerHeight < document.documentElement.scrollHeight - 10) {
      scrollBy(0, innerHeight * 0.9);
      await sleep(options.scrollMs);
      steps += 1;
    }
    return steps;
  };

  await ready(options.budgetMs);
  const consented = WORDS.test(document.body ? document.body.textContent.slice(0, 200000) : '') && answerConsent();
  if (consented) { changed = performance.now(); await ready(options.settleMs); }
  const scrolled = await scroll();
  if (scrolled) { await ready(options.settleMs); scrollTo(0, 0); }
  watch.disconnect();
  return { consented, scrolled };
}
