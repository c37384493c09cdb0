import type { ComponentChildren } from 'preact';
import { formatHours, formatMinutes } from '../../plans/format.ts';
import type { Fit } from '../../plans/schedule/fit.ts';
import { useDates } from '../dates.ts';
import { describedByError, FieldError, type FormErrors } from '../parts/form/field.tsx';
import { EssentialsOffer } from './essentials-offer.tsx';
import type { SetupPreview, SetupValues } from './setup.tsx';

type RemediesProps = { preview: SetupPreview; values: SetupValues; errors: FormErrors };

/** What would make it fit: what to keep, and what would make room, each with its figure; or to go on regardless. */
export function Remedies({ preview: { fit, essentials }, values, errors }: RemediesProps) {
  return (
    <fieldset class="remedies" id="field-overload" {...describedByError('overload', errors)}>
      <legend class="remedies__title">
        {fit.fits ? 'Before the interview not all of it fits' : 'What would make it fit'}
      </legend>
      <FieldError name="overload" errors={errors} />
      {essentials && <EssentialsOffer essentials={essentials} values={values} />}
      {fit.fits ? <WholeChoice values={values} /> : <RoomForAll fit={fit} values={values} />}
    </fieldset>
  );
}

function WholeChoice({ values }: { values: SetupValues }) {
  return (
    <label class="choice">
      <input type="radio" name="overload" value="whole" checked={values.overload !== 'essentials'} />
      <span>Keep everything, with days after the interview</span>
    </label>
  );
}

function RoomForAll({ fit, values }: { fit: Fit; values: SetupValues }) {
  const { formatDateWithYear } = useDates();
  const { remedies } = fit;
  if (!remedies) return null;
  const { withoutStretch, moreMinutes, laterFinish } = remedies;
  return (
    <>
      {moreMinutes && (
        <ApplyButton value="more-minutes">
          Study {formatMinutes(moreMinutes.extraMinutesPerStudyDay)} more on each study day
        </ApplyButton>
      )}
      {laterFinish && (
        <ApplyButton value="later-finish">Finish on {formatDateWithYear(laterFinish)} instead</ApplyButton>
      )}
      <label class="choice">
        <input
          type="radio"
          name="overload"
          value="without-stretch"
          checked={values.overload === 'without-stretch'}
        />
        <span>
          Leave out the {formatHours(fit.stretch.totalMinutes)} of stretch work
          {!withoutStretch.fits && '; days will still be over-full'}
        </span>
      </label>
      <label class="choice">
        <input type="radio" name="overload" value="over-full" checked={values.overload === 'over-full'} />
        <span>Keep everything and accept over-full days</span>
      </label>
    </>
  );
}

/** Puts a remedy into the answers, which are then previewed. */
export function ApplyButton({ value, children }: { value: string; children: ComponentChildren }) {
  return (
    <button
      class="button button--quiet remedies__apply"
      formMethod="get"
      formAction="/setup#preview"
      formNoValidate
      name="apply"
      value={value}
      id={`apply-${value}`}
    >
      {children}
    </button>
  );
}
