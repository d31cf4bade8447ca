import { fileURLToPath } from 'node:url'
import type { Found } from '../protocol.js'
import { requestOf, type Step } from '../workload.js'
import { checkGround } from './check-ground.js'
import { DEFECTS, type DefectName } from './defects.js'
import { recovered, type Ground } from './ground.js'
import { sendUntilAcknowledged } from './patience.js'
import { instead, sleep } from './place.js'

const PROGRAM = fileURLToPath(new URL('./defective.js', import.meta.url))
/** Items no load comes to. */
const FIRST = 1_000_000
const DIES_MILLIS = 120_000

const send = async ({ operator, apart }: Ground, steps: readonly Step[], item: number) => {
  for (const step of steps) {
    apart.push(await sendUntilAcknowledged(operator, requestOf(1, item, step), `${step} of item ${item}`))
  }
}

/** Lets a defective program do its work once, puts the right one back, and tells what the checkers say to it. */
export const playDefect = async (name: DefectName, ground: Ground): Promise<Found> => {
  const { place, operator } = ground
  const { of, before, on } = DEFECTS[name]
  const item = FIRST + Object.keys(DEFECTS).indexOf(name)
  await send(ground, before, item)
  await operator.settle()
  await place.kill(of)
  const isAsked = of === 'intake'
  if (!isAsked) await send(ground, on, item) // it finds everything at once when it starts
  const wrong = instead(place, of, { program: PROGRAM, args: [name] })
  try {
    if (isAsked) await send(ground, on, item)
    for (const end = Date.now() + DIES_MILLIS; !isAsked && !wrong.hasEnded(); await sleep(100)) {
      if (Date.now() > end) throw new Error(`the defective program ${name} did not come to its weak moment`)
    }
  } finally {
    await wrong.end()
  }
  await recovered(ground)
  return checkGround(ground)
}
