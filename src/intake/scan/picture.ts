/** A picture in shades of grey, 0 black … 255 white. */
export interface Picture { width: number; height: number; data: Uint8Array }

/** The shade at a place between pixels; white outside. */
function shadeAt({ width, height, data }: Picture, x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) return 255;
  const [fx, fy, at] = [x - x0, y - y0, y0 * width + x0];
  return (data[at]! * (1 - fx) + data[at + 1]! * fx) * (1 - fy) + (data[at + width]! * (1 - fx) + data[at + width + 1]! * fx) * fy;
}

/** Part of a picture at another size. Where it shrinks, all pixels that fall together count. */
export function scaled(picture: Picture, from: { x: number; y: number; width: number; height: number }, width: number, height: number): Picture {
  const data = new Uint8Array(width * height);
  const [sx, sy] = [from.width / width, from.height / height];
  const steps = Math.max(1, Math.min(4, Math.round(Math.max(sx, sy))));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let j = 0; j < steps; j++) for (let i = 0; i < steps; i++) sum += shadeAt(picture, from.x + (x + (i + 0.5) / steps) * sx - 0.5, from.y + (y + (j + 0.5) / steps) * sy - 0.5);
      data[y * width + x] = Math.round(sum / (steps * steps));
    }
  }
  return { width, height, data };
}

/** The picture turned by an angle (radians, clockwise) round its middle, at the same size. */
export function turned(picture: Picture, angle: number): Picture {
  const { width, height } = picture;
  const data = new Uint8Array(width * height);
  const [cos, sin, mx, my] = [Math.cos(angle), Math.sin(angle), width / 2, height / 2];
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = Math.round(shadeAt(picture, cos * (x - mx) + sin * (y - my) + mx, -sin * (x - mx) + cos * (y - my) + my));
  return { width, height, data };
}
