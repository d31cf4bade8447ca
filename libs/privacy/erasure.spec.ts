import { describe, expect, test } from '@jest/globals'
import { eraseSubject, replayErasures, type Erasure, type ErasureJournal } from './erasure.js'
import { subjectId, type SubjectId } from './subject.js'

const [a, b, c] = [subjectId('a'), subjectId('b'), subjectId('c')]
const order: Erasure = { subject: a, order: 'order-1', at: '2026-03-30T01:02:03.004Z' }

/** A journal and a vault that write down what was done to them, and where a crash can be set. */
const world = (linked: readonly SubjectId[], crashAt?: 'append' | 'destroy') => {
  const steps: string[] = []
  const lines: Erasure[] = []
  const destroyed = new Set<SubjectId>()
  const journal: ErasureJournal = {
    read: async () => [...lines],
    append: async (erasures) => {
      if (crashAt === 'append') throw new Error('disk full')
      steps.push(`journal ${erasures.map((erasure) => erasure.subject).join(' ')}`)
      lines.push(...erasures)
    },
  }
  const vault = {
    linkedTo: async (subject: SubjectId) =>
      destroyed.has(subject) ? [subject] : linked.filter((other) => !destroyed.has(other)),
    destroy: async (subjects: readonly SubjectId[]) => {
      if (crashAt === 'destroy') throw new Error('killed')
      steps.push(`destroy ${subjects.join(' ')}`)
      const now = subjects.filter((subject) => !destroyed.has(subject))
      for (const subject of now) destroyed.add(subject)
      return now
    },
  }
  return { steps, lines, destroyed, journal, vault }
}

describe('erasing a person', () => {
  test('the journal comes first, then the keys, for all linked subjects at once', async () => {
    const { steps, lines, ...ports } = world([a, b])
    expect(await eraseSubject(ports, order)).toStrictEqual([a, b])
    expect(steps).toStrictEqual(['journal b a', 'destroy a b'])
    expect(lines).toStrictEqual([{ ...order, subject: b }, order])
  })
  test('when the journal cannot be written no key is destroyed', async () => {
    const { steps, ...ports } = world([a], 'append')
    await expect(eraseSubject(ports, order)).rejects.toThrow('disk full')
    expect(steps).toStrictEqual([])
  })
  test('the same order again finishes, answers the same and writes no line twice', async () => {
    const { steps, lines, ...ports } = world([a, b])
    const first = await eraseSubject(ports, order)
    expect(await eraseSubject(ports, order)).toStrictEqual(first)
    expect(lines).toHaveLength(2)
    expect(steps.slice(2)).toStrictEqual(['destroy a b'])
  })
  test('another order for the same person is written down as well', async () => {
    const { lines, ...ports } = world([a])
    await eraseSubject(ports, order)
    await eraseSubject(ports, { ...order, order: 'order-2' })
    expect(lines.map((line) => line.order)).toStrictEqual(['order-1', 'order-2'])
  })
})

describe('the journal is run again', () => {
  test('an erasure that a crash cut short is finished, for every linked subject', async () => {
    const crashed = world([a, b], 'destroy')
    await expect(eraseSubject(crashed, order)).rejects.toThrow('killed')
    const { vault } = world([])
    expect(await replayErasures(crashed.journal, vault)).toStrictEqual([b, a])
  })
  test.each([0, 1, 2])('after %d of three lines, journal and order together erase everybody', async (linesKept) => {
    const { vault, journal, lines, destroyed } = world([a, b, c])
    const torn: ErasureJournal = {
      ...journal,
      append: async (erasures) => {
        await journal.append(erasures.slice(0, linesKept))
        throw new Error('killed')
      },
    }
    await expect(eraseSubject({ vault, journal: torn }, order)).rejects.toThrow('killed')
    await replayErasures(journal, vault)
    expect(await eraseSubject({ vault, journal }, order)).toStrictEqual([a, b, c])
    expect([...destroyed].sort()).toStrictEqual([a, b, c])
    expect(lines).toHaveLength(3)
  })
  test('twice equals once', async () => {
    const { vault, journal, destroyed } = world([a, c])
    await eraseSubject({ vault, journal }, order)
    destroyed.clear()
    expect(await replayErasures(journal, vault)).toStrictEqual([c, a])
    expect(await replayErasures(journal, vault)).toStrictEqual([])
  })
  test('an empty journal asks nothing of the vault', async () => {
    const { vault, journal, steps } = world([])
    expect(await replayErasures(journal, vault)).toStrictEqual([])
    expect(steps).toStrictEqual([])
  })
})
