import { Alert, Button, Progress } from 'antd'
import { useEffect, useId, useRef, useState, type ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../api/refusal.js'
import { uploadFile } from '../api/upload-file.js'
import { dayOf } from '../format/dates.js'
import { languageNow } from '../i18n/setup.js'
import { useRefusalText } from '../panel/panel.js'
import { useSigned } from '../viewer/viewer.js'
import { evidenceOf, hashOf, sizeText, type Evidence } from './evidence.js'

/** What the file chooser offers first; what comes is judged by its content. */
const ACCEPT = '.jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,.docx,.xlsx'
const MOST_FILES = 10

interface EvidenceFieldProps {
  /** Where files are sent. */
  readonly path: string
  readonly value?: readonly Evidence[]
  readonly onChange?: (value: readonly Evidence[]) => void
}

/** A file on its way, or one that was not taken. */
interface Sending {
  readonly key: number
  readonly name: string
  readonly share: number
  readonly refusal: Refusal | null
}

const useUploads = (path: string, chosen: readonly Evidence[], onChange: (value: readonly Evidence[]) => void) => {
  const { me } = useSigned()
  const [sendings, setSendings] = useState<readonly Sending[]>([])
  const keys = useRef(0)
  const known = useRef(chosen)
  useEffect(() => {
    known.current = chosen
  }, [chosen])
  const change = (key: number, to: Partial<Sending> | null) =>
    setSendings((all) => all.flatMap((one) => (one.key !== key ? [one] : to ? [{ ...one, ...to }] : [])))

  const addOne = async (file: File): Promise<void> => {
    keys.current += 1
    const key = keys.current
    setSendings((all) => [...all, { key, name: file.name, share: 0, refusal: null }])
    const onProgress = (share: number) => change(key, { share })
    const upload = { path, file, language: languageNow(), onProgress }
    const [outcome, hash] = await Promise.all([uploadFile(upload), hashOf(file).catch(() => null)])
    if (outcome.kind === 'refused') return change(key, { refusal: outcome.refusal })
    const madeOn = dayOf(new Date(file.lastModified).toISOString(), me.zone)
    const evidence = evidenceOf(file, outcome.file, { madeOn, hash })
    change(key, null)
    if (known.current.some(({ sha256 }) => sha256 === evidence.sha256)) return
    known.current = [...known.current, evidence]
    onChange(known.current)
  }
  const add = async (files: readonly File[]): Promise<void> => {
    for (const file of files) await addOne(file) // one after the other: each has the whole line
  }
  return { sendings, add, dismiss: (key: number) => change(key, null) }
}

const SendingRow = ({ sending, dismiss }: { readonly sending: Sending; readonly dismiss: () => void }) => {
  const { t } = useTranslation()
  const textOf = useRefusalText()
  const { name, share, refusal } = sending
  if (refusal) {
    const says = t('command.uploadFailed', { name, message: textOf(refusal) })
    return <Alert role="alert" type="error" title={says} closable={{ onClose: dismiss }} />
  }
  return (
    <div>
      {t('command.uploading', { name })}
      <Progress percent={Math.round(share * 100)} aria-label={t('command.uploading', { name })} />
    </div>
  )
}

interface ChosenRowProps {
  readonly one: Evidence
  readonly onDay: (madeOn: string) => void
  readonly onRemove: () => void
}

const ChosenRow = ({ one, onDay, onRemove }: ChosenRowProps) => {
  const { t } = useTranslation()
  return (
    <li>
      <strong>{one.name}</strong>
      <span className="quiet">{sizeText(one.size)}</span>
      {one.checked === false ? (
        <Alert role="alert" type="error" title={t('command.hashDiffers', { name: one.name })} />
      ) : (
        <span className="state-done small">
          <span aria-hidden="true">✓</span> {t(one.checked ? 'command.hashSame' : 'command.stored')}
        </span>
      )}
      <span className="mono quiet">{one.sha256}</span>
      <label className="day-field">
        {t('command.madeOn')}
        <input type="date" value={one.madeOn} required onChange={({ target }) => onDay(target.value || one.madeOn)} />
      </label>
      <Button size="small" aria-label={t('command.remove', { name: one.name })} onClick={onRemove}>
        ×
      </Button>
    </li>
  )
}

/** Files are uploaded as soon as they are chosen, one after the other; the command then names them. */
export const EvidenceField = ({ path, value = [], onChange = () => undefined }: EvidenceFieldProps) => {
  const { t } = useTranslation()
  const id = useId()
  const { sendings, add, dismiss } = useUploads(path, value, onChange)
  const busy = sendings.some(({ refusal }) => refusal === null)
  const full = value.length >= MOST_FILES
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void add([...(event.target.files ?? [])].slice(0, MOST_FILES - value.length))
    event.target.value = ''
  }
  const replace = (at: number, madeOn: string) =>
    onChange(value.map((one, index) => (index === at ? { ...one, madeOn } : one)))
  return (
    <div className="evidence">
      <label htmlFor={id} className="file-button">
        {t('command.choose')}
      </label>
      <input
        {...{ id, type: 'file', multiple: true, accept: ACCEPT, className: 'file-input' }}
        onChange={choose}
        disabled={busy || full}
      />
      <p className="quiet small">{t('command.evidenceHelp')}</p>
      {sendings.map((sending) => (
        <SendingRow key={sending.key} sending={sending} dismiss={() => dismiss(sending.key)} />
      ))}
      <ul>
        {value.map((one, index) => (
          <ChosenRow
            key={one.file}
            one={one}
            onDay={(madeOn) => replace(index, madeOn)}
            onRemove={() => onChange(value.filter((other) => other !== one))}
          />
        ))}
      </ul>
    </div>
  )
}
