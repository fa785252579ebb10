"""What buyers wrote about products."""
