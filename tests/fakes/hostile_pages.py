"""Pages of the hostile server: one good product page, and pages that try a browser's patience."""

from __future__ import annotations

from tests.fakes.framework_shops import SHOPS

PRODUCT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Copper kettle</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Copper kettle",
"offers":{"@type":"Offer","price":"59.90","priceCurrency":"EUR","availability":"https://schema.org/InStock"}}</script>
</head>
<body><h1>Copper kettle</h1><p class="price">59.90 €</p><p>Boils 1.7 litres in four minutes. Naïve – but quick.</p></body>
</html>"""

FOREIGN = {
    "windows-1251": "<p>Чайник медный, цена 4990 рублей, в наличии на складе. Доставка по всей стране за три дня.</p>",
    "shift_jis": "<p>銅のやかん。価格は五千九百円です。在庫あり、送料無料でお届けします。</p>",
    "gb2312": "<p>铜水壶，价格五百九十元，现货供应，全国包邮，三天送达。</p>",
    "iso-8859-1": "<p>Bouilloire en cuivre à bec étroit, très légère, 59,90 euros livraison comprise.</p>",
}


def foreign(charset: str) -> str:
    """Return a page whose text can be written in `charset`."""
    return f"<html><title>x</title><body>{FOREIGN.get(charset, FOREIGN['windows-1251'])}</body></html>"


FILLED_BY_SCRIPT = """<!doctype html><title>Shop</title><div id="app"></div><script>
setTimeout(() => { document.getElementById('app').innerHTML = '<h1>Copper kettle</h1><p class="price">59.90 €</p>' +
'<p>' + 'It boils water quickly. '.repeat(30) + '</p>'; }, 300);</script>"""

CHATTY = """<!doctype html><title>Chatty</title><h1>Copper kettle</h1><p>59.90 €</p><p id="t"></p><script>
document.getElementById('t').textContent = 'It boils water quickly. '.repeat(30);
setInterval(() => fetch('/ok?' + Math.random()), 100);</script>"""

INFINITE_SCROLL = """<!doctype html><title>Endless</title><h1>Kettles</h1><div id="list"></div><script>
let n = 0; function more() { for (let i = 0; i < 20; i++) { const p = document.createElement('p'); p.style.height = '200px';
p.textContent = 'Kettle number ' + (n++); document.getElementById('list').append(p); } }
more(); addEventListener('scroll', () => { if (innerHeight + scrollY > document.body.offsetHeight - 600) more(); });</script>"""

LAZY = """<!doctype html><title>Lazy</title><h1>Copper kettle</h1><p>59.90 €</p><div style="height:3000px">tall</div>
<div id="specs"></div>
<script>
new IntersectionObserver((seen, self) => { if (seen[0].isIntersecting) { self.disconnect();
document.getElementById('specs').textContent = 'Capacity: 1.7 litres'; } }).observe(document.getElementById('specs'));</script>"""

DIALOGS = """<!doctype html><title>Dialogs</title><script>alert('one'); confirm('two'); prompt('three');
addEventListener('beforeunload', event => { event.preventDefault(); event.returnValue = 'stay'; });
</script><h1>Copper kettle</h1><p>59.90 €</p>"""

POPUPS = """<!doctype html><title>Popups</title><h1>Copper kettle</h1><p>59.90 €</p><script>
for (let i = 0; i < 5; i++) open('/ok?popup=' + i);</script>"""

DOWNLOADS = """<!doctype html><title>Downloads</title><h1>Copper kettle</h1><p>59.90 €</p>
<a id="a" href="/download" download>x</a>
<script>document.getElementById('a').click();</script>"""

BUSY = """<!doctype html><title>Busy</title><h1>Copper kettle</h1><script>setTimeout(() => { while (true) {} }, 50);</script>"""

BUSY_AT_ONCE = """<!doctype html><title>Busy</title><script>while (true) {}</script><h1>Never</h1>"""

CONSENT = """<!doctype html><title>Consent</title><h1>Copper kettle</h1><p id="price"></p>
<div role="dialog" class="cookie-consent" style="position:fixed;inset:0;background:#fff">
<p>We value your privacy. Cookies help us.</p>
<button id="yes">Accept all</button></div><script>
document.getElementById('yes').onclick = () => { document.querySelector('.cookie-consent').remove();
document.getElementById('price').textContent = '59.90 €'; };</script>"""

HUGE_SCRIPT = (
    """<!doctype html><title>Huge</title><h1>Copper kettle</h1><p>59.90 €</p><script src="/script.js"></script><p>after</p>"""
)

MEMORY_HOG = """<!doctype html><title>Hog</title><h1>Copper kettle</h1><script>const a = [];
for (;;) a.push(new Array(1e6).fill(Math.random()));</script>"""

NAVIGATES = (
    """<!doctype html><title>Moves</title><p>Wait…</p><script>setTimeout(() => { location.href = '/ok'; }, 100);</script>"""
)

SHADOWS = """<!doctype html><html><head><title>Shadows</title></head><body><h1>Copper kettle</h1>
<x-price><b slot="amount">59.90 €</b><i>never shown in a slot</i></x-price><p id="after">after</p>
<x-declared><template shadowrootmode="open"><p>Declared in the markup</p></template></x-declared>
<script>
customElements.define('x-spec', class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: 'open' }).innerHTML = '<dl><dt>Capacity</dt><dd><slot>nothing</slot></dd></dl>'; } });
customElements.define('x-price', class extends HTMLElement { connectedCallback() {
  const root = this.attachShadow({ mode: 'open' });
  root.innerHTML = '<p class="price">Price: <slot name="amount">ask us</slot></p><x-spec>1.7 litres</x-spec>'; } });
document.title = document.querySelectorAll('x-price').length + ' price';
</script></body></html>"""

FRAMES = """<!doctype html><title>Frames</title><h1>Copper kettle</h1>
<iframe src="/html/framed"></iframe><iframe srcdoc="<p>Given in the markup</p>"></iframe>
<iframe src="/html/framed?hidden" style="display:none"></iframe>
<iframe sandbox srcdoc="<p>Of nobody's origin</p>"></iframe><p>after the frames</p>"""

FRAMED = """<!doctype html><title>Framed</title><p class="price">59.90 €</p><x-in></x-in><script>
document.querySelector('x-in').attachShadow({ mode: 'open' }).innerHTML = '<p>A shadow in a frame</p>';
</script>"""

PRICED_LATER = f"""<!doctype html><html lang="en"><head><title>Copper kettle</title><meta property="og:type" content="product">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"Product","name":"Copper kettle"}}</script></head>
<body><h1>Copper kettle</h1><div class="buy"><span class="product-price" id="price"></span><button>Add to cart</button></div>
<p>{"It boils 1.7 litres of water in four minutes, and keeps it warm for an hour. " * 20}</p><script>
fetch('/slow-price').then((answer) => answer.text()).then((price) => {{ document.getElementById('price').textContent = price; }});
</script></body></html>"""

BLOCKS_WITH_200 = """<!doctype html><title>Just a moment...</title><p>Checking your browser before accessing the shop.</p>
<script>setTimeout(() => { document.cookie = 'passed=1'; location.reload(); }, 50);</script>"""

SAYS_JAVASCRIPT = """<!doctype html><title>Shop</title><noscript>Please enable JavaScript to use this shop.</noscript>
<div class="x">Loading</div><script>setTimeout(() => { document.querySelector('.x').innerHTML = '<h1>Copper kettle</h1>' +
'<p class="price">59.90 €</p><button>Add to cart</button>'; }, 100);</script>"""

# Buffers lie outside of the heap that Chromium bounds. Bounded here, so that a fault of ours does not take the whole machine.
BUFFER_HOG = """<!doctype html><title>Buffers</title><h1>Copper kettle</h1><script>
const kept = []; const more = () => {
  if (kept.length < 60) { kept.push(new Uint8Array(64 * 1024 * 1024).fill(1)); setTimeout(more, 20); }
}; more(); setInterval(() => fetch("/never"), 500);
</script>"""

# Blobs lie in the process of the browser that serves all pages, a few of them at a time in the page's own.
BLOB_HOG = """<!doctype html><title>Blobs</title><h1>Copper kettle</h1><script>
const kept = []; const more = () => {
  if (kept.length < 500) { kept.push(new Blob([new Uint8Array(4 * 1024 * 1024).fill(1)])); setTimeout(more, 10); }
}; more(); setInterval(() => fetch("/never"), 500);
</script>"""

PAGES: dict[str, str] = {
    **SHOPS,
    "priced-later": PRICED_LATER,
    "says-javascript": SAYS_JAVASCRIPT,
    "shadows": SHADOWS,
    "frames": FRAMES,
    "framed": FRAMED,
    "filled": FILLED_BY_SCRIPT,
    "chatty": CHATTY,
    "infinite-scroll": INFINITE_SCROLL,
    "lazy": LAZY,
    "dialogs": DIALOGS,
    "popups": POPUPS,
    "downloads": DOWNLOADS,
    "busy": BUSY,
    "busy-at-once": BUSY_AT_ONCE,
    "consent": CONSENT,
    "huge-script": HUGE_SCRIPT,
    "memory-hog": MEMORY_HOG,
    "buffer-hog": BUFFER_HOG,
    "blob-hog": BLOB_HOG,
    "navigates": NAVIGATES,
}


def reaching(canary: str, name: str, port: int) -> str:
    """Return a page that tries to reach a forbidden server by every means a page has.

    Args:
        canary: the server's address, as `127.0.0.2:8080`.
        name: of a host that resolves to it.
        port: of the server.
    """
    return f"""<!doctype html><title>Reaching</title><h1>Copper kettle</h1><p>59.90 €</p>
<link rel="stylesheet" href="http://{canary}/a.css"><link rel="preload" as="script" href="http://{canary}/b.js">
<link rel="prefetch" href="http://{canary}/c"><link rel="preconnect" href="http://{canary}">
<link rel="dns-prefetch" href="//{name}">
<img src="http://{canary}/d.png"><script src="http://{canary}/e.js"></script><script src="http://{name}:{port}/f.js"></script>
<iframe src="http://{canary}/g"></iframe><object data="http://{canary}/h"></object><embed src="http://{canary}/i">
<video src="http://{canary}/j.mp4" autoplay></video><img src="/redirect?to=http://{canary}/k">
<form id="f" action="http://{canary}/l" method="post" target="t"></form><iframe name="t"></iframe>
<script>
const quietly = (act) => {{ try {{ const made = act(); if (made && made.catch) made.catch(() => 0); }} catch (error) {{}} }};
quietly(() => fetch('http://{canary}/m', {{ mode: 'no-cors' }}));
quietly(() => fetch('/redirect?to=http://{canary}/n', {{ mode: 'no-cors' }}));
quietly(() => fetch('http://{name}:{port}/o', {{ mode: 'no-cors' }}));
quietly(() => fetch('http://0x7f000002:{port}/p', {{ mode: 'no-cors' }}));
quietly(() => fetch('http://2130706434:{port}/q', {{ mode: 'no-cors' }}));
quietly(() => fetch('http://[::ffff:127.0.0.2]:{port}/r', {{ mode: 'no-cors' }}));
quietly(() => fetch('http://localhost:{port}/s', {{ mode: 'no-cors' }}));
quietly(() => {{ const x = new XMLHttpRequest(); x.open('GET', 'http://{canary}/t'); x.send(); }});
quietly(() => new WebSocket('ws://{canary}/u'));
quietly(() => new WebSocket('wss://{name}:{port}/v'));
quietly(() => new EventSource('http://{canary}/w'));
quietly(() => navigator.sendBeacon('http://{canary}/x', 'y'));
quietly(() => new Worker(URL.createObjectURL(new Blob(["fetch('http://{canary}/y', {{mode: 'no-cors'}})"]))));
quietly(() => navigator.serviceWorker.register('http://{canary}/z.js'));
quietly(() => new WebTransport('https://{canary}/aa'));
quietly(() => open('http://{canary}/bb'));
quietly(() => document.getElementById('f').submit());
quietly(() => {{ const peer = new RTCPeerConnection({{ iceServers: [{{ urls: 'stun:{canary}' }},
{{ urls: 'turn:{canary}?transport=tcp',
  username: 'a', credential: 'b' }}] }}); peer.createDataChannel('c');
peer.createOffer().then((offer) => peer.setLocalDescription(offer)); }});
document.body.dataset.done = 'yes';
</script>"""
