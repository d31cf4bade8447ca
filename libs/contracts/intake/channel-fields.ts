import { valueProblems, type FieldProblem, type FieldValues } from '../fields.js'
import type { ChannelDefinition } from './channel.js'

/** What is wrong with the fields of a report by how its channel is defined. */
export const fieldProblems = (
  { fields, zh, en }: Pick<ChannelDefinition, 'fields' | 'zh' | 'en'>,
  values: FieldValues,
): readonly FieldProblem[] => valueProblems({ fields, zh: `渠道“${zh}”`, en: `the channel “${en}”` }, values)

/** The points of a channel's reply that one does not answer, and what it says to points nobody asks for. */
export const pointProblems = (
  { reply }: Pick<ChannelDefinition, 'reply'>,
  answered: Readonly<Record<string, string>>,
): readonly FieldProblem[] => [
  ...reply.points
    .filter(({ code }) => !Object.hasOwn(answered, code))
    .map(({ code, zh, en }) => ({
      path: `points.${code}`,
      says: `the reply has to answer: ${en}`,
      zh: `答复须回答：${zh}`,
    })),
  ...Object.keys(answered)
    .filter((code) => !reply.points.some((point) => point.code === code))
    .map((code) => ({
      path: `points.${code}`,
      says: `the channel asks for no point ${code}`,
      zh: `该渠道没有要点 ${code}`,
    })),
]
