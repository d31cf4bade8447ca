/** How long, and how often, an answer is waited for. */
export interface Patience {
  readonly tries: number
  readonly wait: () => Promise<void>
}

/** Twenty looks within two seconds. */
export const TWO_SECONDS: Patience = {
  tries: 20,
  wait: () => new Promise((resolve) => setTimeout(resolve, 100)),
}

/**
 * Asks again until the answer is as of the position a command returned, so that whoever sent it sees its effect. False
 * when patience ended first; then the page says so instead of showing old data as new.
 */
export const waitForPosition = async (
  position: number,
  positionNow: () => Promise<number | null>,
  { tries, wait }: Patience = TWO_SECONDS,
): Promise<boolean> => {
  for (let n = 0; n < tries; n += 1) {
    const now = await positionNow()
    if (now !== null && now >= position) return true
    await wait()
  }
  return false
}
