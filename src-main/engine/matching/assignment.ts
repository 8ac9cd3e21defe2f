/**
 * The assignment of rows to different columns with the least total cost (Hungarian method with potentials, Kuhn 1955, Jonker–Volgenant 1987; O(r²·c)).
 * `cost[row][column]` finite, at least as many columns as rows; gives the column of each row. Of equally good solutions the one that earlier rows
 * and columns lead to.
 */
export function assignRows(cost: readonly (readonly number[])[]): number[] {
  const rows = cost.length;
  const columns = cost[0]?.length ?? 0;
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  // Row (from 1) that holds each column (from 1); 0 is nobody, column 0 the row being placed.
  const holder = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    holder[0] = row;
    let column = 0;
    const slack = new Float64Array(columns + 1).fill(Infinity);
    const isDone = new Uint8Array(columns + 1);
    while ((holder[column] ?? 0) !== 0) {
      isDone[column] = 1;
      const current = holder[column] ?? 0;
      let least = Infinity;
      let next = 0;
      for (let to = 1; to <= columns; to++) {
        if (isDone[to] === 1) continue;
        const reduced = (cost[current - 1]?.[to - 1] ?? Infinity) - (rowPrice[current] ?? 0) - (columnPrice[to] ?? 0);
        if (reduced < (slack[to] ?? 0)) {
          slack[to] = reduced;
          cameFrom[to] = column;
        }
        if ((slack[to] ?? 0) < least) {
          least = slack[to] ?? 0;
          next = to;
        }
      }
      for (let to = 0; to <= columns; to++) {
        if (isDone[to] === 1) {
          const owner = holder[to] ?? 0;
          rowPrice[owner] = (rowPrice[owner] ?? 0) + least;
          columnPrice[to] = (columnPrice[to] ?? 0) - least;
        } else slack[to] = (slack[to] ?? 0) - least;
      }
      column = next;
    }
    while (column !== 0) {
      const before = cameFrom[column] ?? 0;
      holder[column] = holder[before] ?? 0;
      column = before;
    }
  }
  const result = Array.from({ length: rows }, () => 0);
  for (let column = 1; column <= columns; column++) {
    const row = holder[column] ?? 0;
    if (row > 0) result[row - 1] = column - 1;
  }
  return result;
}
