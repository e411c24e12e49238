"""Made-up shops whose price only a script brings, each built into the page in the way of one front-end framework.

No framework is loaded: each page makes the nodes that its framework makes. React splits a text into nodes of their own and marks
boundaries by comments; Vue wraps fragments in comments and scopes its attributes; Svelte anchors blocks by empty comments and has
a hash in its classes; a web component keeps its shadow root.
"""

from __future__ import annotations

_LATER = "fetch('/slow-price').then((answer) => answer.text()).then((price) => {{ {draw} }});"
_SHELL = (
    '<!doctype html><html lang="en"><head><title>Copper kettle | {shop}</title></head><body>{body}'
    "<script>{script}</script></body></html>"
)

_REACT = """
const [whole, cents] = price.replace(' €', '').split('.'); const root = document.getElementById('root'); root.replaceChildren();
root.innerHTML = '<!--$--><main class="css-1x2y3z"><h1>Copper kettle</h1><span class="css-9ab price"></span>' +
  '<button type="button" class="css-btn">Add to cart</button></main><!--/$-->';
const seen = root.querySelector('.price'); for (const part of ['€', whole, '.', cents]) seen.append(part);
"""
_VUE = """
document.getElementById('app').innerHTML =
  '<!--[--><section data-v-7ba5bd90 class="product"><h1 data-v-7ba5bd90>Copper kettle</h1>' +
  '<!--v-if--><p data-v-7ba5bd90 class="product__price"><span data-v-7ba5bd90>' + price + '</span></p>' +
  '<button data-v-7ba5bd90 type="submit">Add to cart</button></section><!--]-->';
"""
_SVELTE = """
const main = document.createElement('main'); main.className = 's-y_bCXRrkrYfP'; main.append(document.createComment(''));
main.insertAdjacentHTML('beforeend', '<h1 class="s-y_bCXRrkrYfP">Copper kettle</h1><p class="price s-y_bCXRrkrYfP">' + price +
  '</p><!----><button class="s-y_bCXRrkrYfP">Add to cart</button>'); document.body.prepend(main);
"""
_COMPONENT = """
customElements.define('shop-offer', class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: 'open' }).innerHTML = '<p class="price"><slot></slot></p><button>Add to cart</button>'; } });
const offer = document.createElement('shop-offer'); offer.textContent = price; document.querySelector('shop-page').append(offer);
"""

SHOPS = {
    "react": _SHELL.format(shop="React House", body='<div id="root"></div>', script=_LATER.format(draw=_REACT)),
    "vue": _SHELL.format(shop="Vue House", body='<div id="app" v-cloak></div>', script=_LATER.format(draw=_VUE)),
    "svelte": _SHELL.format(shop="Svelte House", body="", script=_LATER.format(draw=_SVELTE)),
    "component": _SHELL.format(
        shop="Component House", body="<shop-page><h1>Copper kettle</h1></shop-page>", script=_LATER.format(draw=_COMPONENT)
    ),
}
