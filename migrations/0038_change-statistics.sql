-- Nobody asks for rows by what stands in these lists; to look through them took a large import seconds.
alter table kernel.change alter column ids set statistics 0, alter column versions set statistics 0,
  alter column hashes set statistics 0;
