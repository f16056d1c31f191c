import { fakeBridge } from './fake-bridge.ts';
import { play } from './play.ts';
import { scenes } from './scenes/all.ts';

// Draws one scene: `#overview-ready/dark`. Without a name it lists them all.

const [name = '', theme = 'light'] = location.hash.slice(1).split('/');
const scene = scenes[name];

if (scene) {
  const { bridge, tell } = fakeBridge(scene, theme === 'dark' ? 'dark' : 'light');
  Object.assign(window, { dynamosql: bridge });
  await import('../../../src/renderer/main.tsx');
  if (scene.show) tell('show', scene.show);
  await play(scene);
  document.documentElement.dataset['played'] = 'true';
} else {
  listScenes();
}
window.addEventListener('hashchange', () => location.reload());

function listScenes(): void {
  const list = document.createElement('ul');
  for (const each of Object.keys(scenes)) {
    for (const look of ['light', 'dark']) {
      const link = document.createElement('a');
      link.href = `#${each}/${look}`;
      link.textContent = `${each} ${look} `;
      list.append(link);
    }
  }
  document.body.append(list);
}
