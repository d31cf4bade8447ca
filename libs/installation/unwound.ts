/** Closes something that was opened. */
export type Close = () => unknown

/**
 * Opens in order, each part given to `opened` as soon as it is there. What fails leaves nothing open: the parts are closed,
 * the last first, and the fault is thrown. What succeeds is closed the same way, once, by its `close`.
 */
export const orUnwound = async <T extends object>(
  open: (opened: (close: Close) => void) => Promise<T>,
): Promise<T & { readonly close: () => Promise<void> }> => {
  const closes: Close[] = []
  const close = async (): Promise<void> => {
    for (const one of closes.splice(0)) await one()
  }
  try {
    return { ...(await open((one) => void closes.unshift(one))), close }
  } catch (error) {
    await close()
    throw error
  }
}
