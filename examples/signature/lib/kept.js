/** The signature that was given last: its picture is a file of the user area, the rest is storage. */

const KEY = 'signature';

function read() {
  try {
    const kept = tt.getStorageSync(KEY);
    return kept && kept.path ? kept : null;
  } catch (error) {
    // A desktop has no synchronous storage; there one signs anew.
    console.warn(error);
    return null;
  }
}

/** Keep the picture at `tempFilePath` in place of the one before. */
function keep(tempFilePath, about, callback, failed) {
  const before = read();
  tt.getFileSystemManager().saveFile({
    tempFilePath,
    success: ({ savedFilePath }) => {
      const signature = Object.assign({ path: savedFilePath }, about);
      tt.setStorage({
        key: KEY,
        data: signature,
        success: () => callback(signature),
        fail: failed,
      });
      if (before) remove(before.path);
    },
    fail: failed,
  });
}

/** Forget it. */
function drop(callback) {
  const before = read();
  if (before) remove(before.path);
  tt.removeStorage({ key: KEY, complete: callback });
}

function remove(filePath) {
  tt.getFileSystemManager().unlink({
    filePath,
    fail: ({ errMsg }) => console.warn(errMsg),
  });
}

module.exports = { read, keep, drop };
