import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { HIDDEN } from './shapes.js'

/** A configuration cannot be used; the message names every value that is wrong or missing and how to set it. */
export class BadConfig extends Error {
  override name = 'BadConfig'
}

/** One value that may be configured: where it stands in the file, and the variable that sets it too. */
export interface ConfigValue {
  readonly path: readonly string[]
  readonly variable: string
  readonly shape: z.core.$ZodType
}

/** What is meant, without defaults and the like around it. */
const bare = (shape: z.core.$ZodType): z.core.$ZodType => {
  const { innerType, out } = shape._zod.def as { readonly innerType?: z.core.$ZodType; readonly out?: z.core.$ZodType }
  const inner = innerType ?? out // a pipe means what comes out of it
  return inner ? bare(inner) : shape
}

const fieldsOf = (shape: z.core.$ZodType): readonly (readonly [string, z.core.$ZodType])[] | null => {
  if (shape instanceof z.ZodObject) return Object.entries(shape.shape as Record<string, z.core.$ZodType>)
  if (!(shape instanceof z.ZodRecord) || !(shape.keyType instanceof z.ZodEnum)) return null
  return shape.keyType.options.map((key) => [String(key), shape.valueType as z.core.$ZodType] as const)
}

const variableOf = (path: readonly string[]): string => `HUIYIN_${path.join('_').replaceAll('-', '_').toUpperCase()}`

/** Every value of a configuration, in its order. */
export const valuesOf = (shape: z.core.$ZodType, path: readonly string[] = []): readonly ConfigValue[] => {
  const inner = bare(shape)
  const fields = fieldsOf(inner)
  if (!fields) return [{ path, variable: variableOf(path), shape: inner }]
  return fields.flatMap(([key, field]) => valuesOf(field, [...path, key]))
}

type Tree = { [key: string]: unknown }
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

const put = (tree: Tree, [first = '', ...rest]: readonly string[], value: string): void => {
  if (rest.length === 0) {
    tree[first] = value
    return
  }
  const below = isTree(tree[first]) ? tree[first] : {}
  tree[first] = below
  put(below, rest, value)
}

const treeIn = (file: string | undefined): Tree => {
  if (file === undefined || file === '') return {}
  let read: unknown
  try {
    read = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new BadConfig(`${file} cannot be read as YAML: ${(error as Error).message}`)
  }
  if (!isTree(read ?? {})) throw new BadConfig(`${file} holds no configuration: names with values are expected`)
  return structuredClone((read ?? {}) as Tree)
}

/** Where a configuration comes from: a YAML file, and variables that stand above it. */
export interface ConfigSource {
  readonly file?: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * The configuration of a process, checked whole before anything is opened. Values are never in the message of an error:
 * one of them may be a secret. Throws `BadConfig`.
 */
export const readConfig = <S extends z.ZodType>(shape: S, { file, env }: ConfigSource): z.output<S> => {
  const tree = treeIn(file)
  for (const { path, variable } of valuesOf(shape)) {
    const given = env[variable]
    if (given !== undefined && given !== '') put(tree, path, given)
  }
  const read = shape.safeParse(tree)
  if (read.success) return read.data
  const problems = read.error.issues.map((issue) => {
    const path = issue.path.map(String)
    const missing = issue.code === 'invalid_type' && issue.input === undefined
    const says = issue.code === 'unrecognized_keys' ? `does not know ${issue.keys.join(', ')}` : issue.message
    return `  ${path.join('.') || 'the configuration'}: ${missing ? `is missing (${says})` : says}; variable ${variableOf(path)}`
  })
  throw new BadConfig(`the configuration cannot be used:\n${problems.join('\n')}`)
}

const withoutPassword = (text: string): string => {
  if (!URL.canParse(text)) return '***'
  const url = new URL(text)
  if (url.password !== '') url.password = '***'
  return url.toString()
}

const valueAt = (tree: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), tree)

const shown = (hide: 'all' | 'password' | undefined, value: unknown): string => {
  if (hide === 'all') return '***'
  const text = String(value as string | number | boolean)
  return hide === 'password' ? withoutPassword(text) : text
}

/** Every value of a configuration by its name, for people: secrets are not in it. */
export const maskedConfig = (shape: z.ZodType, config: unknown): readonly (readonly [string, string])[] =>
  valuesOf(shape).flatMap(({ path, shape: of }) => {
    const value = valueAt(config, path)
    if (value === undefined) return []
    const hide = HIDDEN.get((of instanceof z.ZodArray ? of.element : of) as z.ZodType)?.hide
    const text = Array.isArray(value) ? value.map((one) => shown(hide, one)).join(', ') : shown(hide, value)
    return [[path.join('.'), text] as const]
  })
