import { Map as MapLibre, Popup, setWorkerUrl } from 'maplibre-gl';

setWorkerUrl(new URL('./map-worker.js', import.meta.url).href);

const token = (element, name) => getComputedStyle(element).getPropertyValue(name).trim();

/** Bounds of any GeoJSON as [west, south, east, north]; null when it has no coordinate. */
function boundsOf(data) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (c) => {
    if (typeof c[0] === 'number') {
      box[0] = Math.min(box[0], c[0]);
      box[1] = Math.min(box[1], c[1]);
      box[2] = Math.max(box[2], c[0]);
      box[3] = Math.max(box[3], c[1]);
    } else c.forEach(visit);
  };
  for (const feature of data.features ?? [data]) if (feature.geometry) visit(feature.geometry.coordinates);
  return box[0] === Infinity ? null : box;
}

const empty = { type: 'FeatureCollection', features: [] };

async function load(address) {
  if (!address) return empty;
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

class YijuMap extends HTMLElement {
  async connectedCallback() {
    if (this.map) return;
    try {
      const [points, base] = await Promise.all([load(this.getAttribute('src')), load(this.getAttribute('base'))]);
      this.draw(points, base);
    } catch {
      this.fail();
    }
  }

  disconnectedCallback() {
    this.map?.remove();
    this.map = null;
  }

  fail() {
    this.toggleAttribute('data-failed', true);
    this.textContent = '地图没有打开。旁边的列表内容相同，可以直接使用。';
  }

  draw(points, base) {
    const canvas = document.createElement('div');
    canvas.className = 'map-canvas';
    this.replaceChildren(canvas);
    const bounds = boundsOf(points.features.length > 0 ? points : base) ?? [109, 20, 117, 25.5];
    this.map = new MapLibre({
      container: canvas,
      style: this.styleOf(points, base),
      bounds,
      fitBoundsOptions: { padding: 40, maxZoom: 14 },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      locale: { 'Map.Title': this.getAttribute('label') ?? '地图' },
    });
    this.map.touchZoomRotate.disableRotation();
    this.addButtons(bounds);
    this.listen();
  }

  styleOf(points, base) {
    const colours = (this.getAttribute('colours') ?? '').split(',').filter(Boolean).map((pair) => pair.split(':'));
    const ink = token(this, '--ink-2');
    const colour = colours.length > 0
      ? ['match', ['get', 'kind'], ...colours.flatMap(([kind, name]) => [kind, token(this, `--${name}`)]), ink]
      : token(this, '--accent');
    const cluster = ['has', 'point_count'];
    const text = { 'text-font': ['sans-serif'], 'text-size': 13, 'text-field': ['get', 'point_count_abbreviated'] };
    return {
      version: 8,
      sources: {
        base: { type: 'geojson', data: base },
        points: { type: 'geojson', data: points, cluster: true, clusterRadius: 44, clusterMaxZoom: 15 },
      },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': token(this, '--map-ground') } },
        { id: 'areas', type: 'fill', source: 'base', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': token(this, '--map-area') } },
        { id: 'lines', type: 'line', source: 'base', paint: { 'line-color': token(this, '--map-line'), 'line-width': 1 } },
        { id: 'names', type: 'symbol', source: 'base', layout: { 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 12 }, paint: { 'text-color': ink } },
        { id: 'clusters', type: 'circle', source: 'points', filter: cluster, paint: {
          'circle-color': token(this, '--card'), 'circle-stroke-color': token(this, '--accent'), 'circle-stroke-width': 2,
          'circle-radius': ['step', ['get', 'point_count'], 14, 10, 18, 100, 23, 1000, 28] } },
        { id: 'counts', type: 'symbol', source: 'points', filter: cluster, layout: { ...text, 'text-allow-overlap': true }, paint: { 'text-color': token(this, '--ink') } },
        { id: 'dots', type: 'circle', source: 'points', filter: ['!', cluster], paint: {
          'circle-color': colour, 'circle-radius': 7, 'circle-stroke-color': token(this, '--card'), 'circle-stroke-width': 2 } },
      ],
    };
  }

  addButtons(bounds) {
    const bar = document.createElement('div');
    bar.className = 'map-buttons';
    const add = (label, sign, act) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = sign;
      button.setAttribute('aria-label', label);
      button.addEventListener('click', act);
      bar.append(button);
    };
    add('放大', '+', () => this.map.zoomIn());
    add('缩小', '−', () => this.map.zoomOut());
    add('看全部', '⤢', () => this.map.fitBounds(bounds, { padding: 40, maxZoom: 14 }));
    this.append(bar);
  }

  listen() {
    this.map.on('click', 'clusters', async ({ features: [cluster] }) => {
      const zoom = await this.map.getSource('points').getClusterExpansionZoom(cluster.properties.cluster_id);
      this.map.easeTo({ center: cluster.geometry.coordinates, zoom });
    });
    this.map.on('click', 'dots', ({ features: [dot] }) => this.show(dot.properties, dot.geometry.coordinates));
    for (const layer of ['clusters', 'dots']) {
      this.map.on('mouseenter', layer, () => { this.map.getCanvas().style.cursor = 'pointer'; });
      this.map.on('mouseleave', layer, () => { this.map.getCanvas().style.cursor = ''; });
    }
    // The list beside the map leads it: focusing or pointing at an entry shows its place.
    const list = this.closest('[data-map]')?.querySelector('[data-map-list]');
    list?.addEventListener('focusin', ({ target }) => this.follow(target));
    list?.addEventListener('mouseover', ({ target }) => this.follow(target));
  }

  follow(target) {
    const entry = target.closest('[data-lng]');
    if (!entry || entry === this.entry) return;
    this.entry = entry;
    const at = [Number(entry.dataset.lng), Number(entry.dataset.lat)];
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map.easeTo({ center: at, duration: still ? 0 : 150 });
    this.show({ name: entry.dataset.name, note: entry.dataset.note }, at);
  }

  show({ name, note, href }, at) {
    const box = document.createElement('div');
    const title = document.createElement(href ? 'a' : 'strong');
    title.textContent = name ?? '';
    if (href) title.href = href;
    box.append(title);
    if (note) box.append(Object.assign(document.createElement('p'), { textContent: note }));
    this.popup?.remove();
    this.popup = new Popup({ closeButton: false, offset: 12, focusAfterOpen: false }).setLngLat(at).setDOMContent(box).addTo(this.map);
  }
}

customElements.define('yiju-map', YijuMap);
