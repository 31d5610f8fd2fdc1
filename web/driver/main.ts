/** The page in which tests run mini-programs: `window.driver`. */

import { DeviceView } from '../shell/device/device-view';
import { Driver } from './driver';
import './style/driver.css';

async function start(): Promise<Driver> {
  // The user's wishes come later than the driver.
  const device = new DeviceView({
    back: () => void driver.send('back'),
    tab: (index) => void driver.send(index),
    share: () => void driver.send('share'),
    leave: () => driver.running.leave(),
    restart: () => void driver.restart(),
    stop: () => driver.running.kill(),
  });
  document.body.append(device.element);
  const driver = new Driver(device, await device.layer.ready);
  return driver;
}

Object.assign(window, { driver: await start() });
