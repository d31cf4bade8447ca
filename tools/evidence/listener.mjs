// What a tapped module tells, and to which test it belongs.

import { byText } from './requirement-ids.mjs'

const KINDS = ['commands', 'refusals', 'events', 'figures']
const emptyNotes = () => Object.fromEntries(KINDS.map((kind) => [kind, new Set()]))

/** A refusal by its code. */
const codeOf = (refusal) =>
  typeof refusal === 'string' ? refusal : String(refusal?.code ?? refusal?.type ?? 'refused')

/** Notes by describe block or test; what is heard goes to the one that is current. */
export const notebook = () => {
  const notes = new Map()
  let current = null
  const of = (block) => {
    if (!notes.has(block)) notes.set(block, emptyNotes())
    return notes.get(block)
  }
  return {
    turnTo: (block) => void (current = block),
    note: (kind, name) => void (current && of(current)[kind].add(name)),
    /** What a test did itself, and what was done for all tests of the blocks it stands in. */
    told: (test) => {
      const blocks = []
      for (let block = test; block; block = block.parent) blocks.push(notes.get(block) ?? emptyNotes())
      return Object.fromEntries(
        KINDS.map((kind) => [kind, [...new Set(blocks.flatMap((one) => [...one[kind]]))].sort(byText)]),
      )
    },
  }
}

/** Notes a command with what became of it. */
const answering =
  (note) =>
  (name, { ok, refusal, events = [] }) => {
    note('commands', name)
    if (!ok) note('refusals', codeOf(refusal))
    else for (const event of events) note('events', typeof event === 'string' ? event : event.type)
  }

/** Whatever sends commands, with each of its answers noted. */
const sending = (note, nameOf, send) =>
  async function heard(...given) {
    const answered = await send.apply(this, given)
    answering(note)(nameOf(given[0]), answered)
    return answered
  }

/** A question that was not answered is a refusal and no figure that somebody read. */
const asking = (note, execute) =>
  async function heard(asked) {
    const answered = await execute.call(this, asked)
    if (answered.ok) note('figures', asked.name)
    else note('refusals', codeOf(answered.refusal))
    return answered
  }

const deciding = (note, decide) => (command, state) => {
  const decided = decide(command, state)
  answering(note)(command.type, decided)
  return decided
}

const figuring = (note, ask) =>
  async function heard(question, ...more) {
    const rows = await ask(question, ...more)
    note('figures', question)
    return rows
  }

/** The listener that tapped modules find: each of its functions takes what they export. */
export const listenerTo = ({ note }) => ({
  decider: (decider) => void (decider.decide = deciding(note, decider.decide)),
  gate:
    (gate) =>
    (...given) =>
      sending(note, ({ name }) => name, gate(...given)),
  commands: ({ prototype }) => void (prototype.execute = sending(note, ({ sent }) => sent.name, prototype.execute)),
  questions: ({ prototype }) => void (prototype.execute = asking(note, prototype.execute)),
  figures:
    (bind) =>
    (...given) =>
      figuring(note, bind(...given)),
})
