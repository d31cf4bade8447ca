import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalogueOf, treeOf } from '../../shared/catalogue/catalogue.js'
import { CategoryTree } from '../../shared/catalogue/category-tree.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import type { Named } from '../../shared/api/schema.generated.js'
import type { FieldSpec } from './form-spec.js'
import type { PlanChoices } from './plan-extras.js'
import { ReplyField } from './reply-field.js'
import { uploadPath } from '../../shared/api/ask-files.js'
import { AreasField } from '../../shared/files/areas-field.js'
import { EvidenceField } from '../../shared/files/evidence-field.js'
import { useChoices } from '../../shared/viewer/use-inspection-choices.js'

const LONGEST = { line: 500, paragraph: 5_000 } as const

interface FormFieldProps {
  readonly field: FieldSpec
  /** What the command is about: an item or an entry. */
  readonly target: string
  readonly reportIds: readonly string[]
  /** Whose request a command can be about. */
  readonly askers: readonly string[]
  readonly campaign: string | null
  readonly plan: PlanChoices
  /** Where the picture is read over which areas are drawn; null: there is none. */
  readonly picture: string | null
}

interface Option {
  readonly value: string
  readonly label: string
}

interface ChooserProps {
  readonly options: readonly Option[]
  readonly mode?: 'multiple'
}

const Chooser = ({ options, ...rest }: ChooserProps) => (
  <Select {...rest} allowClear options={[...options]} showSearch={{ optionFilterProp: 'label' }} />
)

const planOptions = (
  kind: 'mode' | 'milestone' | 'record' | 'ledger',
  { modes, ledgers, plan }: PlanChoices,
  nameOf: (named: Named) => string,
): readonly Option[] => {
  if (kind === 'milestone') {
    const open = (plan?.milestones ?? []).filter(({ metAt }) => metAt === null)
    return open.map(({ code: value, zh, day }) => ({ value, label: `${day} ${zh}` }))
  }
  const named = { mode: modes, record: plan?.recordKinds ?? [], ledger: ledgers }[kind]
  return named.map((one) => ({ value: one.code, label: nameOf(one) }))
}

const useOptions = ({ field, reportIds, askers, campaign, plan }: FormFieldProps): readonly Option[] => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { units, people, catalogues } = useSigned()
  const { violations } = useChoices(campaign?.split('@')[0] ?? null)
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.options.map((value) => ({ value, label: labels.word(field.words, value) }))
    case 'unit':
      return [...units.keys()].map((value) => ({ value, label: labels.unit(value) }))
    case 'person':
    case 'persons':
      // who left is given nothing to do, but can still be complained of
      return [...people.values()]
        .filter(({ current }) => current || field.kind === 'persons')
        .map(({ personId: value, name, unitId }) => ({ value, label: `${name} · ${labels.unit(unitId)}` }))
    case 'campaign':
      return [...catalogues.values()]
        .filter(({ current }) => current)
        .map(({ campaignId: value, ...title }) => ({ value, label: title[labels.language] }))
    case 'violation':
      return violations.map((one) => ({ value: one.code, label: `${one.code} ${one[labels.language]}` }))
    case 'report':
      return reportIds.map((value, index) => ({ value, label: t('command.report', { n: index + 1, id: value }) }))
    case 'asker':
      return askers.map((value) => ({ value, label: labels.person(value) }))
    case 'mode':
    case 'milestone':
    case 'record':
    case 'ledger':
      return planOptions(field.kind, plan, (named) => named[labels.language])
    case 'line':
    case 'paragraph':
    case 'reply':
    case 'category':
    case 'evidence':
    case 'decision':
    case 'number':
    case 'day':
    case 'words':
    case 'areas':
      return []
  }
}

const Decision = ({ name, ...rest }: { readonly name: string }) => {
  const { t } = useTranslation()
  return (
    <Radio.Group {...rest}>
      <Radio value={true}>{t(`command.decision.${name}.yes`)}</Radio>
      <Radio value={false}>{t(`command.decision.${name}.no`)}</Radio>
    </Radio.Group>
  )
}

/** What the matter is about: a line of the catalogue of its campaign, and any code where there is none. */
const CategoryField = ({ campaign, ...rest }: { readonly campaign: string | null }) => {
  const { catalogues } = useSigned()
  const { language } = useLabels()
  const catalogue = catalogueOf(catalogues, campaign)
  return catalogue ? <CategoryTree {...rest} nodes={treeOf(catalogue, language)} /> : <Input {...rest} maxLength={80} />
}

const controlOf = ({ field, target, campaign, picture }: FormFieldProps, options: readonly Option[]): ReactElement => {
  switch (field.kind) {
    case 'line':
      return <Input maxLength={LONGEST.line} />
    case 'paragraph':
    case 'reply':
      return <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={LONGEST.paragraph} showCount />
    case 'category':
      return <CategoryField campaign={campaign} />
    case 'campaign':
      return options.length > 0 ? <Chooser options={options} /> : <Input maxLength={LONGEST.line} />
    case 'choice':
    case 'unit':
    case 'violation':
    case 'person':
    case 'report':
    case 'asker':
    case 'mode':
    case 'milestone':
    case 'record':
    case 'ledger':
      return <Chooser options={options} />
    case 'day':
      return <Input type="date" />
    case 'number':
      return <InputNumber min={field.min} max={field.max} precision={0} />
    case 'decision':
      return <Decision name={field.decision ?? field.name} />
    case 'persons':
    case 'choices':
      return <Chooser options={options} mode="multiple" />
    case 'words':
      return <Select mode="tags" open={false} suffixIcon={null} />
    case 'areas':
      return <AreasField src={picture ?? ''} />
    case 'evidence':
      return <EvidenceField path={uploadPath(target)} />
  }
}

/** One field of a command's form, by its kind. */
export const FormField = (props: FormFieldProps) => {
  const { field } = props
  const { t } = useTranslation()
  const options = useOptions(props)
  const label = t(`command.field.${field.label ?? field.name}`)
  if (field.kind === 'reply') return <ReplyField name={field.name} label={label} itemId={props.target} />
  const required = field.optional ? [] : [{ required: true, message: t('command.required', { field: label }) }]
  return (
    <Form.Item name={field.name} label={label} rules={required}>
      {controlOf(props, options)}
    </Form.Item>
  )
}
