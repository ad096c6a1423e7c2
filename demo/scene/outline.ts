type Point = readonly [x: number, y: number];

/**
 * The person in the middle of the photograph, drawn round by hand: pixels of the original picture,
 * clockwise from the left hip. Smoothed when it is used.
 */
const OUTLINE: readonly Point[] = [
  [952, 1056],
  [949, 1020],
  [945, 933],
  [945, 860],
  [941, 820],
  [933, 767],
  [927, 700],
  [917, 673],
  [915, 647],
  [927, 607],
  [944, 567],
  [965, 533],
  [1003, 510],
  [1040, 500],
  [1086, 500],
  [1107, 496],
  [1098, 463],
  [1083, 424],
  [1076, 387],
  [1075, 360],
  [1082, 327],
  [1088, 293],
  [1092, 265],
  [1099, 232],
  [1111, 206],
  [1134, 176],
  [1167, 157],
  [1201, 145],
  [1241, 140],
  [1281, 142],
  [1312, 148],
  [1324, 162],
  [1342, 185],
  [1362, 209],
  [1374, 228],
  [1380, 270],
  [1379, 330],
  [1377, 390],
  [1370, 430],
  [1363, 470],
  [1356, 520],
  [1349, 570],
  [1346, 610],
  [1350, 640],
  [1360, 690],
  [1378, 740],
  [1396, 800],
  [1411, 867],
  [1424, 930],
  [1433, 985],
  [1437, 1022],
  [1439, 1056],
];

/** Traces a closed line that runs smoothly through the middles between the outline's points. */
export function tracePerson(path: CanvasPath): void {
  OUTLINE.forEach((point, index) => {
    const next = OUTLINE[(index + 1) % OUTLINE.length] ?? point;
    const middle: Point = [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
    if (index === 0) path.moveTo(...middle);
    else path.quadraticCurveTo(...point, ...middle);
  });
  path.closePath();
}
