import type { Day } from '@huiyin/kernel'
import { entryIdOf } from '@huiyin/rectification'
import { bureauId, principalOf } from '../demo/city.js'
import { demoPicture } from '../demo/pictures.js'
import { desk, entryId, handlerOf, holderOf, itemId, outcomeOf, type DemoStep } from '../demo/steps.js'
import type { SimulatedMatter } from './matters.js'

/** The command of a step for a simulated matter on a day. */
export type SimulatedStep = (matter: SimulatedMatter, day: Day) => DemoStep

/** So many pictures show everything there is: drawing one for each claim would take longer than the claim. */
const PICTURES = 64
const pictures = new Map<number, Uint8Array>()

const pictureOf = (n: number): Uint8Array => {
  const which = n % PICTURES
  const drawn = pictures.get(which) ?? demoPicture(which)
  pictures.set(which, drawn)
  return drawn
}

const claimOf = (matter: SimulatedMatter, day: Day, { entry, login }: { entry: string; login: string }): DemoStep => ({
  ...{ login, name: 'ClaimDone' },
  input: { entryId: entry, outcome: outcomeOf(matter), outcomeText: '（模拟）已核实并整改到位。' },
  evidence: { entryId: entry, name: `模拟佐证-${matter.n}.png`, madeOn: day, bytes: pictureOf(matter.n) },
})

const partUnit = ({ jointWith }: SimulatedMatter) => bureauId(jointWith!)
const partEntry = (matter: SimulatedMatter) => entryIdOf(itemId(matter), partUnit(matter))

/** What the desk writes down, numbered within the year that is simulated. */
export const registerIn =
  (year: string): SimulatedStep =>
  (matter) => {
    const step = desk.register(matter)
    return { ...step, input: { ...step.input, number: `HY${year}-${String(matter.n).padStart(6, '0')}` } }
  }

/** What happens to a simulated matter beside what happens in the demonstration. */
export const simulated = {
  claim: (matter, day) => claimOf(matter, day, { entry: entryId(matter), login: handlerOf(matter) }),
  chooseMode: (matter) => ({
    ...{ login: 'dispatcher', name: 'ChooseHandlingMode' },
    input: { entryId: entryId(matter), mode: matter.mode, milestones: [], reason: '（模拟）按事项情况确定' },
  }),
  askJointUnit: (matter) => {
    const to = { unitId: partUnit(matter), personId: `demo-handler${matter.jointWith! + 1}` }
    const input = { entryId: entryId(matter), ...to, part: '（模拟）提供材料并现场配合', dueOn: null }
    return { login: 'dispatcher', name: 'AskJointUnit', input }
  },
  claimPart: (matter, day) =>
    claimOf(matter, day, { entry: partEntry(matter), login: `handler${matter.jointWith! + 1}` }),
  acceptPart: (matter) => ({
    ...{ login: 'acceptance', name: 'PassAcceptance' },
    input: { entryId: partEntry(matter), finding: '（模拟）配合事项已完成' },
  }),
  publishAnswer: (matter) => ({
    ...{ login: 'operator', name: 'PublishAnswer' },
    input: { entryId: entryId(matter), text: '（模拟）同类问题已统一整改。' },
  }),
  askForTime: (matter) => ({
    ...{ login: handlerOf(matter), name: 'RequestExtension' },
    input: { entryId: entryId(matter), workingDays: 5, reason: '（模拟）需外单位出具材料' },
  }),
  decideOnTime: (matter) => ({
    ...{ login: principalOf(bureauId(holderOf(matter)))!, name: 'DecideExtension' },
    input: { entryId: entryId(matter), granted: matter.extension === 'granted', reason: '（模拟）按实际情况决定' },
  }),
} satisfies Readonly<Record<string, SimulatedStep>>
