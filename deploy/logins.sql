-- Logins for SQL Server, to be run once in the database of Cdop, after the tables are made. May be run again.
-- Replace the two passwords. cdop_owner makes tables, at a release; cdop_web only uses rows, and is what the program runs as.
IF NOT EXISTS (SELECT 1 FROM sys.sql_logins WHERE name = N'cdop_owner')
    CREATE LOGIN [cdop_owner] WITH PASSWORD = N'<choose one>';
IF NOT EXISTS (SELECT 1 FROM sys.sql_logins WHERE name = N'cdop_web')
    CREATE LOGIN [cdop_web] WITH PASSWORD = N'<choose another>';
IF USER_ID(N'cdop_owner') IS NULL
    CREATE USER [cdop_owner] FOR LOGIN [cdop_owner];
IF USER_ID(N'cdop_web') IS NULL
    CREATE USER [cdop_web] FOR LOGIN [cdop_web];
GO

-- A role for each module's schema, so that a module can be given a login of its own later.
IF DATABASE_PRINCIPAL_ID(N'cdop_partnership') IS NULL CREATE ROLE [cdop_partnership];
IF DATABASE_PRINCIPAL_ID(N'cdop_notifications') IS NULL CREATE ROLE [cdop_notifications];
IF DATABASE_PRINCIPAL_ID(N'cdop_collection') IS NULL CREATE ROLE [cdop_collection];
IF DATABASE_PRINCIPAL_ID(N'cdop_panel') IS NULL CREATE ROLE [cdop_panel];
GO

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[partnership] TO [cdop_partnership];
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[notifications] TO [cdop_notifications];
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[collection] TO [cdop_collection];
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[panel] TO [cdop_panel];
GO

-- The audit is written and read, never changed.
DENY UPDATE, DELETE ON OBJECT::[partnership].[audit] TO [cdop_partnership];
DENY UPDATE, DELETE ON OBJECT::[notifications].[audit] TO [cdop_notifications];
DENY UPDATE, DELETE ON OBJECT::[collection].[audit] TO [cdop_collection];
DENY UPDATE, DELETE ON OBJECT::[panel].[audit] TO [cdop_panel];
GO

ALTER ROLE [cdop_partnership] ADD MEMBER [cdop_web];
ALTER ROLE [cdop_notifications] ADD MEMBER [cdop_web];
ALTER ROLE [cdop_collection] ADD MEMBER [cdop_web];
ALTER ROLE [cdop_panel] ADD MEMBER [cdop_web];
ALTER ROLE [db_ddladmin] ADD MEMBER [cdop_owner];
ALTER ROLE [db_datareader] ADD MEMBER [cdop_owner];
ALTER ROLE [db_datawriter] ADD MEMBER [cdop_owner];
GO
