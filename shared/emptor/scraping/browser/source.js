// Runs in an isolated world of the page. Returns the document as it stands, together with what a visitor sees in it but its own
// markup lacks: open shadow roots, put into their hosts with the slots filled, and frames of the same origin, put in their places.
(limit) => {
  const MAX_DEPTH = 20;
  const inert = document.implementation.createHTMLDocument('');  // where copies neither load anything nor run

  const frameBody = (element) => {
    if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
    try {
      const inner = element.contentDocument;
      return inner && inner.body && inner.body.childNodes.length && element.getClientRects().length ? inner.body : null;
    } catch {
      return null;  // of another origin
    }
  };
  const hides = (element) => element.shadowRoot || frameBody(element);

  const copyChildren = (from, into) => {
    for (const child of [...from.childNodes]) into.append(inert.importNode(child, true));
    return into;
  };

  const twins = new Map();  // a host's own children → their copies, which slots ask for

  // Complete a copy of everything below `original`; the two have the same elements in the same order.
  const complete = (original, copy, depth) => {
    const from = [...original.querySelectorAll('*')];
    const to = [...copy.querySelectorAll('*')];
    if (from.length !== to.length || depth > MAX_DEPTH) return;
    const hosts = [];
    from.forEach((element, index) => {
      if (hides(element)) hosts.push([element, to[index]]);
      if (!element.shadowRoot) return;
      const copies = [...to[index].childNodes];
      [...element.childNodes].forEach((child, position) => twins.set(child, copies[position]));
    });
    from.forEach((element, index) => {
      if (element.localName !== 'slot') return;
      const given = element.assignedNodes().map((node) => twins.get(node)).filter(Boolean);
      if (given.length) to[index].replaceChildren(...given);
    });
    for (const [element, twin] of hosts) {
      if (element.shadowRoot) {
        const inside = copyChildren(element.shadowRoot, inert.createElement('div'));
        complete(element.shadowRoot, inside, depth + 1);
        twin.prepend(...inside.childNodes);
      } else {
        const body = frameBody(element);
        const inside = copyChildren(body, inert.createElement('div'));
        inside.setAttribute('data-frame', element.src || '');
        complete(body, inside, depth + 1);
        twin.replaceWith(inside);
      }
    }
  };

  const markup = () => {
    const root = document.documentElement;
    if (!root) return '';
    if (![...root.querySelectorAll('*')].some(hides)) return root.outerHTML;
    const copy = inert.importNode(root, true);
    complete(root, copy, 0);
    return copy.outerHTML;
  };

  const type = document.doctype;
  const html = (type ? `<!DOCTYPE ${type.name}>` : '') + markup();
  return html.length > limit ? { length: html.length } : { length: html.length, html };
}
