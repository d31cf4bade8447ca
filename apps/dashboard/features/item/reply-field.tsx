import { Button, Form, Input, Radio, Select } from 'antd'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../shared/format/dates.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { placeOf } from './reply-words.js'
import { useReplyTemplates } from './use-reply-templates.js'

const LONGEST = 5_000
const TEXT_ID = 'reply-text'

/** Chooses a gap in the reply, so that what is typed next takes its place. */
const chooseGap = (gap: string): void => {
  const area = document.getElementById(TEXT_ID)
  if (!(area instanceof HTMLTextAreaElement)) return
  const place = placeOf(area.value, gap)
  area.focus()
  if (place) area.setSelectionRange(...place)
}

const Gaps = ({ gaps }: { readonly gaps: readonly string[] }) => {
  const { t } = useTranslation()
  if (gaps.length === 0) return null
  return (
    <div className="reply-gaps" role="status">
      <p>{t('reply.gaps', { n: gaps.length })}</p>
      {gaps.map((gap) => (
        <Button key={gap} size="small" onClick={() => chooseGap(gap)}>
          {gap}
        </Button>
      ))}
    </div>
  )
}

type Offer = ReturnType<typeof useReplyTemplates>

const Chooser = ({ templates, chosen, isOther, language, before, choose, speak, restore }: Offer) => {
  const { t } = useTranslation()
  const screen = useLabels().language
  const options = templates.map(({ code: value, origin, ...name }) => ({
    value,
    label: origin === 'own' ? t('reply.own', { name: name[screen] }) : name[screen],
  }))
  return (
    <Form.Item label={t('reply.template')} htmlFor="reply-template" extra={t(isOther ? 'reply.other' : 'reply.help')}>
      <div className="reply-template">
        <Select
          id="reply-template"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={options}
          value={chosen?.code ?? null}
          onChange={(code: string | null | undefined) => choose(code ?? undefined)}
        />
        <Radio.Group
          aria-label={t('reply.language')}
          value={language}
          onChange={({ target }) => speak(target.value as Language)}
        >
          <Radio value="zh">{t('reply.zh')}</Radio>
          <Radio value="en">{t('reply.en')}</Radio>
        </Radio.Group>
        {before === null ? null : <Button onClick={restore}>{t('reply.restore')}</Button>}
      </div>
    </Form.Item>
  )
}

interface ReplyFieldProps {
  readonly name: string
  readonly label: string
  readonly itemId: string
}

/** The words of a reply, with the templates that are offered for it and the gaps that are left (S0-79). */
export const ReplyField = ({ name, label, itemId }: ReplyFieldProps) => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const form = Form.useFormInstance()
  const reportId = Form.useWatch<string | undefined>('reportId', form)
  const result = Form.useWatch<string | undefined>('result', form)
  const text = Form.useWatch<string | undefined>(name, form) ?? ''
  const onText = useCallback((words: string) => form.setFieldValue(name, words), [form, name])
  const offer = useReplyTemplates({ itemId, reportId, result }, { text, onText, language })
  return (
    <>
      {offer.templates.length === 0 ? null : <Chooser {...offer} />}
      <Form.Item
        name={name}
        label={label}
        htmlFor={TEXT_ID}
        rules={[{ required: true, message: t('command.required', { field: label }) }]}
      >
        <Input.TextArea id={TEXT_ID} autoSize={{ minRows: 4, maxRows: 14 }} maxLength={LONGEST} showCount />
      </Form.Item>
      <Gaps gaps={offer.gaps} />
    </>
  )
}
