/** Waits so many milliseconds. */
export const sleep = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

/** Waits for news, but no longer than so many milliseconds. */
export const soonOr = (news: Promise<unknown>, millis: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, millis)
  })
  return Promise.race([news.then(() => undefined), late]).finally(() => clearTimeout(timer))
}

/** Lets the rest of the process have its turn. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
