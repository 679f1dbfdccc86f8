/** A mail address that breaks after its @ where there is little room, and elsewhere only when it must. */
export function Address({ children }: { children: string }) {
  const [local, ...rest] = children.split("@");
  return (
    <span className="break-words">
      {local}
      {rest.length > 0 && (
        <>
          @<wbr />
          {rest.join("@")}
        </>
      )}
    </span>
  );
}
