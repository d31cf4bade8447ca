import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

const withFormats = formats as unknown as typeof formats.default

const specification = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false })
withFormats(specification)
const OWN = readFileSync(new URL('../schemas/open311.json', import.meta.url), 'utf8')
specification.addSchema(JSON.parse(OWN) as object, 'open311')

const problems = (validate: ValidateFunction | undefined, name: string, answer: unknown): readonly string[] => {
  if (!validate) throw new Error(`there is no schema ${name}`)
  void validate(answer)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** What is wrong with an answer by the schemas we wrote from the specification; empty: nothing. */
export const problemsBySpecification = (name: string, answer: unknown): readonly string[] =>
  problems(specification.getSchema(`open311#/$defs/${name}`), name, answer)

/**
 * The schemas of github.com/open311/schema-validation, in a folder the environment names. They come without a licence, so they
 * are not kept here; null where nobody has fetched them.
 */
export const officialSchemas = (folder: string | undefined = process.env['HUIYIN_OPEN311_SCHEMAS']) => {
  if (!folder) return null
  const official = new Ajv({ allErrors: true, strict: false })
  withFormats(official)
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'swagger.json'))
    official.addSchema(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object, file)
  return (file: string, answer: unknown) => problems(official.getSchema(file), file, answer)
}
