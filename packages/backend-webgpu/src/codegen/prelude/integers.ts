/** Division and remainder that round down. */
export const integerFunctions = {
  floor_div: `
fn floor_div(a: i32, b: i32) -> i32 {
  return a / b - i32(a % b < 0);
}`,

  floor_mod: `
fn floor_mod(a: i32, b: i32) -> i32 {
  let r = a % b;
  return select(r, r + b, r < 0);
}`,

  mod_i32: `
fn mod_i32(a: i32, b: i32) -> i32 {
  if (b == 0) {
    return 0;
  }
  let r = a % b;
  return select(r, r + b, r != 0 && (r < 0) != (b < 0));
}`,

  mod_u32: `
fn mod_u32(a: u32, b: u32) -> u32 {
  return select(a % max(b, 1u), 0u, b == 0u);
}`,
} as const;
