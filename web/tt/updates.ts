/** `getUpdateManager`: what is simulated is the newest version there is. */

type Check = (result: { hasUpdate: boolean }) => unknown;

/** `later` runs code of the mini-program in a task of its own. */
export function updateManager(later: (job: () => unknown) => unknown): object {
  return {
    onCheckForUpdate(callback: unknown) {
      if (typeof callback === 'function') later(() => (callback as Check)({ hasUpdate: false }));
    },
    onUpdateReady() {},
    onUpdateFailed() {},
    applyUpdate() {},
  };
}
