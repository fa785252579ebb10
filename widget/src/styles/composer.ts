import { css } from "lit";

export const quickRepliesStyles = css`
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0;
    padding: 2px var(--_gutter) 4px;
    list-style: none;
  }

  button {
    min-height: 36px;
    padding: 6px 14px;
    border: 1px solid color-mix(in oklab, var(--_accent) 45%, var(--_surface));
    border-radius: 18px;
    color: var(--_accent);
    font-size: 14px;
    font-weight: 550;
    line-height: 1.35;
    text-align: start;
    transition: background 0.15s;
  }

  button:hover {
    background: var(--_tint);
  }

  @media (pointer: coarse) {
    button {
      min-height: 42px;
      border-radius: 21px;
    }
  }
`;

export const composerStyles = css`
  form {
    display: flex;
    align-items: flex-end;
    gap: 6px;
    padding: 5px 5px 5px 16px;
    border: 1px solid var(--_line-strong);
    border-radius: 26px;
    background: var(--_raised);
    transition: border-color 0.15s;
  }

  form:focus-within {
    border-color: var(--_accent);
    outline: 1px solid var(--_accent);
  }

  textarea {
    flex: 1;
    min-width: 0;
    max-height: 132px;
    margin: 0;
    padding: 8px 0;
    border: 0;
    background: none;
    color: var(--_ink);
    /* Under 16 px, iOS zooms the page when the field gets the focus. */
    font: 400 16px / 1.45 var(--_font);
    resize: none;
    field-sizing: content;
    scrollbar-width: thin;
  }

  /* The ring is drawn around the whole form. */
  textarea:focus-visible {
    outline: 0;
  }

  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  button {
    flex: none;
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_accent-ink);
    transition:
      opacity 0.15s,
      transform 0.15s var(--_ease);
  }

  button:active {
    transform: scale(0.93);
  }

  button[aria-disabled="true"] {
    background: var(--_sunken);
    color: var(--_muted);
    cursor: default;
  }

  .counter {
    margin: 6px 16px 0 0;
    font-size: 12.5px;
    text-align: end;
    font-variant-numeric: tabular-nums;
    color: var(--_muted);
  }

  .counter.full {
    color: var(--_seal);
    font-weight: 600;
  }
`;
