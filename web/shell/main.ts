/** The preview of a mini-program: which one, and its parts in the page. */

import { byId } from '../common/dom';
import { readQuery, type Wanted } from './address';
import { askForProject } from './ask';
import { DeviceView } from './device/device-view';
import { ProjectSource } from './project';
import { Shell } from './shell';
import './style/shell.css';

async function start(folder: URL, wanted: Wanted): Promise<void> {
  const source = new ProjectSource(folder);
  // The user's wishes come later than the shell.
  const device = new DeviceView({
    back: () => shell.preview.run?.frame.send({ type: 'back' }),
    tab: (index) => shell.preview.run?.frame.send({ type: 'tab', index }),
    share: () => shell.preview.run?.frame.send({ type: 'share' }),
    leave: () => shell.preview.leave(),
    restart: () => void shell.preview.again(),
    stop: () => shell.preview.kill(),
  });
  byId('sheet', HTMLElement).append(device.element);
  const layer = await device.layer.ready;
  const shell = new Shell({ source, wanted, device, layer });
  Object.assign(window, { pysim: shell.pysim });
  await shell.preview.start();
}

const wanted = readQuery();
if (wanted.project) void start(wanted.project, wanted);
else askForProject(byId('stage', HTMLElement));
