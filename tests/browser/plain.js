// The same commands on a plain browser canvas: what a CanvasContext must look like.
(canvas, ratio, images) => {
  const plain = canvas.getContext('2d', { willReadFrequently: true });
  plain.scale(ratio, ratio);
  const base = plain.getTransform();
  const property = (name) => (value) => {
    plain[name] = value;
  };
  const shadow = { shadowOffsetX: ratio, shadowOffsetY: ratio, shadowBlur: ratio };
  const methods = {
    setFillStyle: property('fillStyle'),
    setStrokeStyle: property('strokeStyle'),
    setGlobalAlpha: property('globalAlpha'),
    setLineCap: property('lineCap'),
    setLineJoin: property('lineJoin'),
    setLineWidth: property('lineWidth'),
    setMiterLimit: property('miterLimit'),
    setTextAlign: property('textAlign'),
    setTextBaseline: (value) => {
      plain.textBaseline = value === 'normal' ? 'alphabetic' : value;
    },
    setFontSize: (size) => {
      plain.font = plain.font.replace(/[\d.]+px/, `${size}px`);
    },
    setLineDash: (segments, offset = plain.lineDashOffset) => {
      plain.setLineDash(segments);
      plain.lineDashOffset = offset;
    },
    setShadow: (x = 0, y = 0, blur = 0, color = 'black') => {
      plain.shadowOffsetX = x * ratio;
      plain.shadowOffsetY = y * ratio;
      plain.shadowBlur = blur * ratio;
      plain.shadowColor = color;
    },
    setTransform: (...matrix) => plain.setTransform(base.multiply(new DOMMatrix(matrix))),
    createCircularGradient: (x, y, r) => plain.createRadialGradient(x, y, 0, x, y, r),
    createPattern: (path, repetition = 'repeat') => plain.createPattern(images[path], repetition),
    drawImage: (path, ...places) => plain.drawImage(images[path], ...places),
    draw: () => undefined,
  };
  return new Proxy(
    {},
    {
      get: (_, name) => {
        if (name in methods) return methods[name];
        const member = plain[name];
        return typeof member === 'function' ? member.bind(plain) : member;
      },
      set: (_, name, value) => {
        plain[name] = name in shadow ? value * shadow[name] : value;
        return true;
      },
    },
  );
};
