/** Save a picture to the album, and help where that is not allowed or not possible. */

const REFUSED = 107;
const NOT_THERE = 103;

function save(filePath, done) {
  tt.saveImageToPhotosAlbum({
    filePath,
    success: () => tt.showToast({ title: 'Saved to your album' }),
    fail: ({ errno, errMsg }) => {
      if (errno === REFUSED) askAgain();
      // A desktop has no album, but its viewer can save.
      else if (errno === NOT_THERE) tt.previewImage({ urls: [filePath] });
      else tt.showModal({ title: 'Not saved', content: errMsg, showCancel: false });
    },
    complete: done,
  });
}

function askAgain() {
  tt.showModal({
    title: 'Allow access to the album',
    content: 'The picture is saved there. You can allow it in the settings.',
    confirmText: 'Settings',
    success: ({ confirm }) => confirm && tt.openSetting({}),
  });
}

module.exports = { save };
