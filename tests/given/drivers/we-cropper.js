/** Cuts the middle out of an image: as a JPEG file, and as a BMP made of canvasGetImageData. */
import WeCropper from 'we-cropper';

export async function run(src) {
  const cropper = new WeCropper({
    id: 'cropper',
    width: 300,
    height: 300,
    cut: { x: 50, y: 50, width: 200, height: 200 },
  });
  await cropper.pushOrigin(src);
  const jpeg = await cropper.getCropperImage();
  const bmp = await new Promise((resolve, reject) => {
    cropper.getCropperBase64((uri, error) => (error ? reject(error) : resolve(uri)));
  });
  return { jpeg, bmp };
}
